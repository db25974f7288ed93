using System.Text.RegularExpressions;
using App.Retrieval;
using CommandLine;

namespace App.Tests.Offline.Fitting;

/// <summary>
/// tools/evaluation/asked: questions that authors wrote for each section of the bundled documents, and others that the documents do not
/// answer. A line is a question; in en/ and ko/ a heading says which section answers.
/// </summary>
internal static partial class AskedFolder
{
    // Many for each section, and some alike.
    private const float Weight = 0.2f;

    private static readonly string Folder = Checkout.At("tools", "evaluation", "asked");

    public static IReadOnlyList<WrittenQuestion> Read() =>
        [
            .. new[] { Language.English, Language.Korean }.SelectMany(language =>
                Directory
                    .EnumerateFiles(Path.Combine(Folder, language), "*.txt")
                    .Order(StringComparer.Ordinal)
                    .SelectMany(path => Answered(language, path))
                    .Concat(
                        new[] { "near-topic", "off-topic" }
                            .SelectMany(kind => File.ReadLines(Path.Combine(Folder, $"{language}-{kind}.txt")))
                            .Where(line => line.Length > 0)
                            .Select(line => new WrittenQuestion(language, line, [], Weight))
                    )
            ),
        ];

    private static IEnumerable<WrittenQuestion> Answered(string language, string path)
    {
        var section = "";
        foreach (var line in File.ReadLines(path))
            if (line.StartsWith("## ", StringComparison.Ordinal))
                section =
                    $"{Path.GetFileNameWithoutExtension(path)}.md#{NoWord().Replace(line[3..].ToLowerInvariant(), "").Replace(' ', '-')}";
            else if (line.Length > 0)
                yield return new WrittenQuestion(language, line, [section], Weight);
    }

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoWord();
}
