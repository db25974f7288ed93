namespace Preflight.Rules.Limits;

/// <summary>A path of a limit, and what it begins at; <see cref="LimitScope"/> explains the forms.</summary>
/// <param name="Key">The property that names the resource, or the type of the sibling.</param>
internal sealed record LimitReference(LimitReferenceKind Kind, string Key, LimitPath Path)
{
    public static LimitReference Of(string text) =>
        text[0] switch
        {
            '/' => new(LimitReferenceKind.Root, "", new LimitPath(text[1..])),
            '.' => new(LimitReferenceKind.Parent, "", new LimitPath(text["../".Length..])),
            '@' => Other(LimitReferenceKind.Target, text),
            '~' => Other(LimitReferenceKind.Sibling, text),
            _ => new(LimitReferenceKind.Place, "", new LimitPath(text)),
        };

    /// <summary>For messages.</summary>
    public string Words =>
        Kind switch
        {
            LimitReferenceKind.Parent => $"{Path.Text} of the resource above it",
            LimitReferenceKind.Target => $"{Path.Text} of its {Key}",
            LimitReferenceKind.Sibling => $"{Path.Text} of the {Key[(Key.IndexOf(':') + 1)..]}",
            _ => Path.Text,
        };

    private static LimitReference Other(LimitReferenceKind kind, string text)
    {
        var bar = text.IndexOf('|');
        return new(kind, text[1..bar], new LimitPath(text[(bar + 1)..]));
    }
}
