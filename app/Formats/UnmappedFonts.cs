using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace App.Formats;

/// <summary>
/// Finds fonts whose codes are numbers of glyphs and that do not say which characters these are. Their text looks like letters and signs
/// of another text.
/// </summary>
internal sealed class UnmappedFonts(PdfDocument document)
{
    private const int DeepestForm = 4;

    private static readonly NameToken Ordering = NameToken.Create("Ordering");

    /// <summary>The number of letters of a page in such fonts.</summary>
    public int Letters(Page page)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(Resources(page.Dictionary), names, DeepestForm);
        return names.Count == 0
            ? 0
            : page.Letters.Count(letter => letter.FontName is { } name && names.Contains(name) && !string.IsNullOrWhiteSpace(letter.Value));
    }

    // A page inherits resources from the nodes above it.
    private DictionaryToken? Resources(DictionaryToken page)
    {
        for (
            var (node, left) = ((DictionaryToken?)page, 50);
            node is not null && left > 0;
            node = Get<DictionaryToken>(node, NameToken.Parent)
        )
        {
            if (Get<DictionaryToken>(node, NameToken.Resources) is { } found)
                return found;
            left--;
        }

        return null;
    }

    private void Collect(DictionaryToken? resources, HashSet<string> names, int depth)
    {
        if (resources is null)
            return;
        foreach (var font in Values(Get<DictionaryToken>(resources, NameToken.Font)).Select(Resolve).OfType<DictionaryToken>())
            if (IsUnmapped(font) && Get<NameToken>(font, NameToken.BaseFont) is { } name)
                names.Add(name.Data);
        if (depth > 0)
            foreach (var form in Values(Get<DictionaryToken>(resources, NameToken.Xobject)).Select(Resolve).OfType<StreamToken>())
                Collect(Get<DictionaryToken>(form.StreamDictionary, NameToken.Resources), names, depth - 1);
    }

    private bool IsUnmapped(DictionaryToken font) =>
        Get<NameToken>(font, NameToken.Subtype)?.Data == "Type0"
        && Get<NameToken>(font, NameToken.Encoding)?.Data is "Identity-H" or "Identity-V"
        && Get<IToken>(font, NameToken.ToUnicode) is null
        && Get<ArrayToken>(font, NameToken.DescendantFonts) is { Length: > 0 } descendants
        && Resolve(descendants[0]) is DictionaryToken glyphs
        && Get<DictionaryToken>(glyphs, NameToken.CidSystemInfo) is { } system
        && Get<StringToken>(system, Ordering)?.Data == "Identity";

    private static IEnumerable<IToken> Values(DictionaryToken? dictionary) => dictionary?.Data.Values ?? [];

    private T? Get<T>(DictionaryToken dictionary, NameToken name)
        where T : class, IToken => dictionary.TryGet(name, out var value) ? Resolve(value) as T : null;

    private IToken? Resolve(IToken? token)
    {
        for (var left = 10; token is IndirectReferenceToken reference && left > 0; left--)
            token = document.Structure.GetObject(reference.Data)?.Data;
        return token;
    }
}
