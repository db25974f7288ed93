using System.Text.Json.Nodes;

namespace AzureRest;

/// <summary>Azure Resource Manager refused a request, or an operation that it had accepted failed or did not end.</summary>
/// <param name="Status">HTTP status; 0 without a response.</param>
/// <param name="Code">Azure's own, as in ScopeLocked.</param>
/// <param name="Explanation">Azure's message.</param>
/// <param name="Request">Method and path.</param>
public sealed class ArmException(int status, string code, string explanation, string request)
    : Exception($"{request}: {(status == 0 ? "" : $"{status} ")}{code}: {explanation}")
{
    /// <summary>Refusals that pass when the change before has ended; each resource provider has its own word for it.</summary>
    private static readonly HashSet<string> Passing =
    [
        "AnotherOperationInProgress",
        "RequestConflict",
        "StorageAccountOperationInProgress",
        "OperationInProgress",
        "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
    ];

    public int Status => status;

    public string Code => code;

    public string Explanation => explanation;

    public string Request => request;

    /// <summary>True if the same request may succeed a little later.</summary>
    public bool IsPassingConflict =>
        status == 409 && (Passing.Contains(code) || explanation.Contains("another operation", StringComparison.OrdinalIgnoreCase));

    /// <summary>True if the thing is not there; false if the request itself is wrong, which Azure also answers with 404.</summary>
    public bool IsAbsent =>
        status == 404
        && code is not ("SubscriptionNotFound" or "InvalidResourceType" or "InvalidResourceNamespace" or "NoRegisteredProviderFound");

    public static ArmException Of(int status, JsonNode? body, string request)
    {
        var error = body is JsonObject outer ? outer["error"] as JsonObject ?? outer : null;
        var details = error?["details"] is JsonArray list
            ? list.OfType<JsonObject>().Select(detail => Text(detail, "message")).Where(text => text.Length > 0)
            : [];
        var message = string.Join(' ', details.Prepend(Text(error, "message")).Where(text => text.Length > 0).Distinct());
        var code = Text(error, "code");
        return new ArmException(
            status,
            code.Length > 0 ? code : "Unexplained",
            message.Length > 0 ? message : body?.ToJsonString() ?? "no explanation",
            request
        );
    }

    private static string Text(JsonObject? error, string name) => error?[name] is JsonValue value ? value.ToString() : "";
}
