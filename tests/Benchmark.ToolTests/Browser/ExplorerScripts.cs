namespace Benchmark.ToolTests.Browser;

/// <summary>What is measured in a page.</summary>
internal static class ExplorerScripts
{
    /// <summary>What reaches beyond the right edge of the window, where that makes the page scroll.</summary>
    public const string TooWide =
        """
        () => {
            const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width)
                return [];
            const wide = [...document.body.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > width + 0.5);
            const widest = wide.slice(-3).map(each => each.outerHTML.slice(0, 120));
            return [`${document.documentElement.scrollWidth} of ${width} px`, ...widest];
        }
        """;

    /// <summary>
    /// What a finger has to meet and what is lower than 44 px. A link within a sentence or an enumeration is as high as its line, and what stands beside
    /// a box to be ticked belongs to it.
    /// </summary>
    public const string TooSmall =
        """
        () => {
            const isBlock = each => !getComputedStyle(each).display.startsWith('inline') || getComputedStyle(each).display !== 'inline';
            const blockOf = each => { let at = each.parentElement; while (!isBlock(at)) at = at.parentElement; return at; };
            const isWithinSentence = link => {
                if (isBlock(link))
                    return false;
                const block = blockOf(link);
                const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                    const parent = texts.currentNode.parentElement;
                    if (/[\p{L}\p{N},;]/u.test(texts.currentNode.data) && !parent.closest('a,.vh') && blockOf(texts.currentNode) === block)
                        return true;
                }
                return false;
            };
            return [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary')]
                .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.getBoundingClientRect().right > 0)
                .filter(each => each.tagName !== 'A' || !isWithinSentence(each))
                .map(each => [each, (each.matches('[type=checkbox],[type=radio]') && each.closest('label') || each).getBoundingClientRect()])
                .filter(([, box]) => box.height < 43.5)
                .map(([each, box]) => `${Math.round(box.height)} px: ${each.parentElement.outerHTML.slice(0, 40)} > ${each.outerHTML.slice(0, 140)}`);
        }
        """;

    /// <summary>Makes a list of what Tab has to reach and gives its length.</summary>
    public const string ListReachable =
        """
        () => {
            const isChoice = each => each.type === 'radio';
            const group = each => [...document.querySelectorAll('input[type=radio]')].filter(other => other.name === each.name && other.form === each.form);
            window.reachable = [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]')]
                .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.disabled)
                .filter(each => !isChoice(each) || (group(each).find(other => other.checked) ?? group(each)[0]) === each);
            return window.reachable.length;
        }
        """;

    /// <summary>What has the focus: its number in that list, where it leads, and whether one could not see it.</summary>
    public const string Focused =
        """
        () => {
            const at = document.activeElement;
            // In a frame its own elements have the focus; its document as a whole is outlined by no browser.
            const inner = at.tagName === 'IFRAME' ? at.contentDocument.activeElement : at;
            const [style, box] = [getComputedStyle(inner), at.getBoundingClientRect()];
            const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            const isOutlined = inner === inner.ownerDocument.body || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
            return {
                number: window.reachable.indexOf(at),
                link: at.getAttribute('href'),
                wrong: isSeen && isOutlined ? null : `${isSeen ? 'not outlined' : 'out of sight'}: ${at.outerHTML.slice(0, 140)}`,
            };
        }
        """;
}
