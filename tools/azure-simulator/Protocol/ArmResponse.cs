using System.Text.Json.Nodes;

namespace AzureSimulator;

/// <summary>What Azure Resource Manager answers.</summary>
public sealed record ArmResponse(int Status, JsonNode? Body = null)
{
    /// <summary>Azure-AsyncOperation: the path and query whose body says how the operation stands; null if it has ended.</summary>
    public string? Operation { get; init; }

    /// <summary>Location: the path and query that answers 202 until the operation has ended; null if there is none.</summary>
    public string? Location { get; init; }

    /// <summary>How long the client should wait before it asks again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long Azure works before it answers. The clock is not moved: a client in virtual time waits by itself.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>Null if the answer has none.</summary>
    public string? Etag { get; init; }

    /// <summary>The id of the habit that made the answer; null if none did.</summary>
    public string? Habit { get; init; }

    public bool IsError => Status >= 400;

    /// <summary>As in ScopeLocked; null if it is no error.</summary>
    public string? ErrorCode => (string?)(Error?["code"] ?? Error?["Code"]);

    public string? ErrorMessage => (string?)(Error?["message"] ?? Error?["Message"]);

    public static ArmResponse Failure(int status, string code, string message) => Failure(status, code, message, null);

    /// <param name="details">Errors inside the error; null for none.</param>
    /// <param name="target">What the error is about; null for nothing.</param>
    public static ArmResponse Failure(int status, string code, string message, JsonArray? details, string? target = null)
    {
        var error = new JsonObject { ["code"] = code, ["message"] = message };
        if (target is not null)
        {
            error["target"] = target;
        }

        if (details is not null)
        {
            error["details"] = details;
        }

        return new ArmResponse(status, new JsonObject { ["error"] = error });
    }

    /// <summary>Most services put an error in `error`; Microsoft.Web and some of Microsoft.Insights do not.</summary>
    private JsonObject? Error => IsError ? Body?["error"] as JsonObject ?? Body as JsonObject : null;
}
