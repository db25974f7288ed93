using System.Text.RegularExpressions;

namespace Infra.Components.Observability.Workbook;

/// <summary>
/// A query from a file of its own. The file also runs in the Logs view, with its own values for the parameters:
/// each such value is one line, `let role = "*";`.
/// </summary>
internal static partial class WorkbookQuery
{
    private static readonly Dictionary<string, string> Parameters = new()
    {
        ["grain"] = "{TimeRange:grain}",
        ["role"] = "\"{Role}\"",
        ["chatInputPrice"] = "{ChatInputPrice}",
        ["chatOutputPrice"] = "{ChatOutputPrice}",
        ["embeddingPrice"] = "{EmbeddingPrice}",
    };

    /// <param name="name">The name of its file, without the extension.</param>
    public static string Read(string name)
    {
        using var stream = typeof(WorkbookQuery).Assembly.GetManifestResourceStream($"{name}.kql")
            ?? throw new InvalidOperationException($"there is no query {name}.kql beside the workbook");
        using var reader = new StreamReader(stream);
        return Value()
            .Replace(reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd(), let =>
                Parameters.TryGetValue(let.Groups["name"].Value, out var parameter)
                    ? $"let {let.Groups["name"].Value} = {parameter};"
                    : let.Value
            );
    }

    [GeneratedRegex(@"^let (?<name>\w+) = [^\n]*;$", RegexOptions.Multiline)]
    private static partial Regex Value();
}
