using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace App.Formats;

/// <summary>Reads the main content of a page, without navigation, headers and footers.</summary>
internal sealed class HtmlReader : IDocumentReader
{
    // Hidden text is removed too: it is often written for a model.
    private const string Surroundings =
        "script, style, noscript, template, nav, footer, aside, form, iframe, object, svg, dialog, [hidden], [aria-hidden=true], "
        + "[role=navigation], [role=banner], [role=contentinfo]";

    public DocumentText Read(Stream content)
    {
        var html = HtmlText.Read(content);
        HtmlDepth.Refuse(html);
        var page = new HtmlParser().ParseDocument(html);
        return DocumentText.Of(Markdown(page), DocumentTitle.Of(page.Title));
    }

    /// <summary>HTML inside a document of another format. Inlined, it would load the parser of HTML for documents without any.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string FragmentToMarkdown(string html)
    {
        HtmlDepth.Refuse(html);
        return Markdown(new HtmlParser().ParseDocument(html));
    }

    private static string Markdown(IHtmlDocument page)
    {
        var main = page.QuerySelector("main, [role=main]")
            ?? (page.QuerySelectorAll("article") is [var only] ? only : null)
            ?? (IElement?)page.Body;
        if (main is null)
            return "";

        foreach (var element in main.QuerySelectorAll(Surroundings))
            element.Remove();
        foreach (var element in main.QuerySelectorAll("[style]").Where(IsUnseen))
            element.Remove();
        // The header of the body belongs to the site; the header of an article has its heading.
        foreach (var header in main.QuerySelectorAll("header").Where(header => header.ParentElement is IHtmlBodyElement))
            header.Remove();

        var writer = new HtmlWriter();
        writer.Write(main);
        return writer.ToString();
    }

    private static bool IsUnseen(IElement element)
    {
        var style = string.Concat((element.GetAttribute("style") ?? "").Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        return style.Contains("display:none", StringComparison.Ordinal)
            || style.Contains("visibility:hidden", StringComparison.Ordinal)
            || style.Contains("font-size:0", StringComparison.Ordinal)
            || style.Contains("opacity:0;", StringComparison.Ordinal)
            || style.EndsWith("opacity:0", StringComparison.Ordinal);
    }
}
