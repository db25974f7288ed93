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

    public bool IsError => Status >= 400;

    /// <summary>As in ScopeLocked; null if it is no error.</summary>
    public string? ErrorCode => (string?)Error?["code"];

    public string? ErrorMessage => (string?)Error?["message"];

    public static ArmResponse Failure(int status, string code, string message) =>
        new(
            status,
            new JsonObject
            {
                ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
            }
        );

    private JsonObject? Error => IsError ? Body?["error"] as JsonObject : null;
}
