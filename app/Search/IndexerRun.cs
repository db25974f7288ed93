using System.Text.Json.Nodes;

namespace App.Search;

/// <summary>The last run of an indexer.</summary>
/// <param name="Status">success, inProgress, transientFailure, persistentFailure or reset.</param>
/// <param name="Errors">By the address of a blob; the service lists some of them only.</param>
internal sealed record IndexerRun(string Started, string Status, string? Problem, IReadOnlyDictionary<string, string> Errors)
{
    public bool HasEnded => Status != "inProgress";

    public bool HasFailed => HasEnded && Status != "success";

    /// <summary>Null before the first run.</summary>
    public static IndexerRun? Of(JsonObject? status)
    {
        if (status?["lastResult"] is not JsonObject run)
            return null;

        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var error in run["errors"]?.AsArray().OfType<JsonObject>() ?? [])
            errors[(string?)error["key"] ?? ""] = (string?)error["errorMessage"] ?? "";
        return new((string?)run["startTime"] ?? "", (string?)run["status"] ?? "", (string?)run["errorMessage"], errors);
    }
}
