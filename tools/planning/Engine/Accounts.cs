using Google.Protobuf.WellKnownTypes;
using Planning.ResourceIds;
using Planning.Wire;

namespace Planning.Engine;

/// <summary>The subscription and tenant of each resource: those of its explicit provider, the stack's configuration or the run.</summary>
public sealed class Accounts(RunRequest request, Registrations registrations)
{
    private readonly Account _default = new(
        Configured(request, "subscriptionId") ?? request.Account.SubscriptionId,
        Configured(request, "tenantId") ?? request.Account.TenantId
    );

    /// <param name="provider">As in a registration: the provider's URN::id, or empty for the stack's default provider.</param>
    public Account Of(string provider) =>
        Inputs(provider) is { } inputs
            ? new Account(inputs.Text("subscriptionId") ?? _default.SubscriptionId, inputs.Text("tenantId") ?? _default.TenantId)
            : _default;

    /// <summary>Of a resource that names no region: that of its provider, or of the stack; null if neither has one.</summary>
    public string? LocationOf(string provider) => Inputs(provider)?.Text("location") ?? Location(request);

    /// <summary>Of resources that name no region; null if the stack has none.</summary>
    public static string? Location(RunRequest request) => Configured(request, "location") ?? request.DefaultLocation;

    private Struct? Inputs(string provider) =>
        provider.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end
            ? registrations.Find(provider[..end])?.Request.Object
            : null;

    /// <returns>Null for an encrypted value, of which only a stand-in is here.</returns>
    private static string? Configured(RunRequest request, string name) =>
        request.SecretKeys.Contains($"azure-native:{name}") ? null : request.Config.GetValueOrDefault($"azure-native:{name}");
}
