using System.Text.RegularExpressions;

namespace Repository.Tests.Words;

/// <summary>A file or folder in which a word, or any word, may stand.</summary>
internal sealed class Exemption
{
    /// <summary>A file, or a folder with a slash at its end.</summary>
    public required string Path { get; init; }

    /// <summary>Text around the word, as it is written; null allows the whole path.</summary>
    public string? Text { get; init; }

    public required string Reason { get; init; }

    public bool Covers(string file) => Path.EndsWith('/') ? file.StartsWith(Path) : file == Path;

    public bool Allows(string file, string text, Match match)
    {
        if (!Covers(file) || Text is null)
        {
            return Covers(file);
        }

        for (var at = text.IndexOf(Text, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Text, at + 1, StringComparison.Ordinal))
        {
            if (at <= match.Index && match.Index + match.Length <= at + Text.Length)
            {
                return true;
            }
        }

        return false;
    }
}
