//! What the dialogs say that save, cite and embed. Apart from the others, since the tool writes it once for all.

sentences! {
    /// The words of the dialog that saves and cites.
    Save {
        /// Its name.
        title: { zh: "保存与引用", en: "Save and cite" },
        /// Figures that a reader selected.
        selected(count: &str): { zh: "选出的 {count} 个数字", en: "Figures selected: {count}" },
        /// The heading of pictures.
        picture: { zh: "图片", en: "Picture" },
        /// The choice of pictures without a ground.
        clear: { zh: "透明背景", en: "Transparent background" },
        /// The button that copies a picture.
        copy_picture: { zh: "复制图片", en: "Copy picture" },
        /// The heading of data.
        data: { zh: "数据", en: "Data" },
        /// The button that copies the table.
        copy_table: { zh: "复制表格", en: "Copy table" },
        /// The link to the data package.
        package: { zh: "数据包（zip）", en: "Data package (zip)" },
        /// The heading of citations.
        citation: { zh: "引用", en: "Citation" },
        /// The forms of citations, in the order of `Lang::ALL`.
        forms: [
            { zh: "中文（GB/T 7714）", en: "Chinese (GB/T 7714)" },
            { zh: "英文", en: "English" },
        ],
        /// The heading of the address.
        link: { zh: "链接", en: "Link" },
        /// An address that leads nowhere on other devices.
        link_of_file: {
            zh: "这是本机上的一个文件，链接在别的设备上打不开。",
            en: "This is a file on this device: the link leads nowhere on others.",
        },
        /// The button that copies what stands beside it.
        copy: { zh: "复制", en: "Copy" },
        /// The button that hands the address to the system.
        share: { zh: "分享", en: "Share" },
        /// A file was handed to the browser.
        saved(name: &str): { zh: "已交给浏览器保存：{name}", en: "Handed to the browser to save: {name}" },
        /// The button beside it, for readers who find no file.
        not_saved: { zh: "没有存下？在这里显示", en: "No file? Show it here" },
        /// The clipboard has it.
        copied: { zh: "已复制", en: "Copied" },
        /// The clipboard can't be reached.
        not_copied: {
            zh: "浏览器不允许直接复制，请选中下面的内容自行复制。",
            en: "The browser doesn’t let the page copy. Select what is below, and copy it yourself.",
        },
        /// Something couldn't be made.
        failed: {
            zh: "这个浏览器做不出这种文件，请换一种格式。",
            en: "This browser can’t make this file. Please choose another format.",
        },
        /// How a picture that is shown is saved.
        press: { zh: "长按图片，或点鼠标右键，即可保存。", en: "Press and hold the picture, or right-click it, to save it." },
        /// The link that shows a file in a new tab.
        open: { zh: "在新标签页打开", en: "Open in a new tab" },
    }

    /// The words of the dialog with code for other people's pages.
    Embed {
        /// Its name.
        title: { zh: "嵌入别的网页", en: "Embed in another page" },
        /// The choice of language.
        language: { zh: "语言", en: "Language" },
        /// The languages, in the order of `Lang::ALL`.
        languages: [
            { zh: "中文", en: "中文" },
            { zh: "English", en: "English" },
        ],
        /// The choice of the width of the room.
        width: { zh: "预览宽度", en: "Width of preview" },
        /// The field for the address of the site, or of the file.
        base: { zh: "本报告的网址", en: "Address of this report" },
        /// What to write there, told by a file on this device.
        base_of_file: {
            zh: "这是本机上的一个文件。请把它放到网站上，在这里填写它的网址，再复制代码。",
            en: "This is a file on this device. Put it on a website, write its address here, then copy the code.",
        },
        /// The heading of the preview.
        preview: { zh: "预览", en: "Preview" },
        /// The heading of the code.
        frames: { zh: "代码", en: "Code" },
        /// A frame with a script.
        script: { zh: "框架，高度自动（网页允许脚本时用）", en: "Frame that sizes itself (where scripts are allowed)" },
        /// A frame without one.
        frame: { zh: "框架，高度固定", en: "Frame with a fixed height" },
        /// The web component.
        component: { zh: "网页组件（加载前后都有内容）", en: "Web component (shows something before and without scripts)" },
        /// The still picture.
        picture: { zh: "静态图片，带链接和替代文字", en: "Still picture with link and alternative text" },
        /// The heading of what chats and official accounts take.
        chats: { zh: "公众号与聊天", en: "Official accounts and chats" },
        /// The button that saves the picture for them.
        chat_picture: { zh: "PNG，宽 1080 像素", en: "PNG, 1,080 pixels wide" },
        /// The words for it.
        caption: { zh: "配图文字", en: "Caption" },
    }
}
