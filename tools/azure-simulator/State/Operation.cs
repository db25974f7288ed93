using System.Text.Json.Nodes;

namespace AzureSimulator.State;

/// <summary>What runs on a resource, or has run.</summary>
public sealed class Operation
{
    public required string Id { get; init; }

    /// <summary>The id of the resource.</summary>
    public required string Resource { get; init; }

    /// <summary>Create, Update, Delete, or the name of an action.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Of the request that began it; the addresses of its state carry it.</summary>
    public required string ApiVersion { get; init; }

    public required OperationStyle Style { get; set; }

    /// <summary>When it ends. A habit may move it while its request is carried out.</summary>
    public DateTimeOffset Ends { get; set; }

    /// <summary>InProgress, Succeeded, Failed or Canceled.</summary>
    public string Status { get; set; } = "InProgress";

    /// <summary>What it ends with where it fails; null if it succeeds.</summary>
    public JsonObject? Error { get; set; }

    /// <summary>The id of the habit that lets it fail.</summary>
    public string? Habit { get; set; }

    /// <summary>True for a delete that asked to skip the soft delete.</summary>
    public bool IsForced { get; init; }

    public bool IsRunning => Status == "InProgress";

    /// <summary>Lets it fail when it ends, with an error in its state as Azure gives it.</summary>
    /// <param name="habit">The id of the habit that does it; null for a rule.</param>
    public void Fail(string code, string message, string? habit, JsonArray? details = null)
    {
        Error = new JsonObject { ["code"] = code, ["message"] = message };
        if (details is not null)
        {
            Error["details"] = details;
        }

        Habit = habit;
    }
}
