using System.Text.Json;
using System.Text.Json.Nodes;
using CommandLine;

namespace Preflight.Gate;

/// <summary>Findings that `check --format json` wrote.</summary>
public static class FindingsFile
{
    /// <param name="stack">Empty if the preview has no step that names it: the file's only one is meant.</param>
    /// <exception cref="Failure">Where the file is none, or holds nothing of the stack: no findings is not the same as not
    /// judged.</exception>
    public static IReadOnlyList<GateFinding> Errors(string file, string stack)
    {
        if (!File.Exists(file))
        {
            throw new Failure($"there is no file of findings {file}; save one with `preflight check {stack} --format json > {file}`");
        }

        try
        {
            var judged = JsonNode.Parse(File.ReadAllText(file)) as JsonArray ?? throw new JsonException("it holds no list");
            var own = judged.FirstOrDefault(each => each?["stack"]?.ToString() == stack || stack.Length == 0 && judged.Count == 1)
                ?? throw new JsonException($"it holds no judgement of the stack {stack}");
            return
            [
                .. (own["findings"] as JsonArray ?? throw new JsonException("a judgement has no findings"))
                    .Where(each => Text(each, "severity") == "error")
                    .Select(each => GateFinding.Finding(Text(each, "resource"), Text(each, "message"), Text(each, "rule"))),
            ];
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new Failure(
                $"{file} is no file of findings: {exception.Message.TrimEnd('.')}; save one with `preflight check "
                    + $"{stack} --format json > {file}`"
            );
        }
    }

    private static string Text(JsonNode? finding, string key) =>
        finding?[key]?.ToString() ?? throw new JsonException($"a finding lacks its {key}");
}
