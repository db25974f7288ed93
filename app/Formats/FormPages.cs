using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms.Fields;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace App.Formats;

/// <summary>The pages that show the fields of a form. A field can name its page; most programs leave that out.</summary>
internal sealed class FormPages(PdfDocument document)
{
    private readonly List<(int Page, DictionaryToken Dictionary)> pages = [];
    private readonly Dictionary<IndirectReference, int> references = [];
    private readonly Dictionary<IToken, int> shown = new(ReferenceEqualityComparer.Instance);

    /// <summary>Pages are parsed once, by the reader.</summary>
    public void See(int page, DictionaryToken dictionary) => pages.Add((page, dictionary));

    /// <summary>Call it after the last page is seen.</summary>
    public void Resolve()
    {
        foreach (var (page, dictionary) in pages)
            if (dictionary.TryGet(NameToken.Annots, out var annotations) && Direct(annotations) is ArrayToken all)
                foreach (var reference in all.Data.OfType<IndirectReferenceToken>())
                    if (references.TryAdd(reference.Data, page) && Direct(reference) is { } annotation)
                        shown.TryAdd(annotation, page);
    }

    /// <summary>The first page for a field that no page shows.</summary>
    public int Of(AcroFieldBase field)
    {
        if (field.PageNumber is { } named)
            return named;
        if (shown.TryGetValue(field.Dictionary, out var page))
            return page;
        var kids = field.Dictionary.TryGet(NameToken.Kids, out var listed) ? (Direct(listed) as ArrayToken)?.Data : null;
        var places = kids?.OfType<IndirectReferenceToken>().Where(kid => references.ContainsKey(kid.Data)).ToList();
        return places is [var first, ..] ? references[first.Data] : 1;
    }

    // A file can refer to what it does not have.
    private IToken? Direct(IToken token)
    {
        try
        {
            return token is IndirectReferenceToken reference ? document.Structure.GetObject(reference.Data)?.Data : token;
        }
        catch (Exception missing) when (missing is PdfDocumentFormatException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
