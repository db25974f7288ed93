using System.Text.Json.Nodes;

namespace Rehearsal.Provider;

/// <summary>
/// Resources that exist with their parent. The provider creates them without a look whether they exist, and deletes them by writing the
/// defaults (provider/pkg/openapi/defaults/defaults.go of pulumi-azure-native).
/// </summary>
internal static class Singletons
{
    private const string Open = """{"properties":{"allow":true}}""";

    /// <summary>The end of the id, without the names of the parents → what a deletion writes.</summary>
    private static readonly (string Type, string? Name, string Default)[] Known =
    [
        ("Microsoft.Web/sites/basicPublishingCredentialsPolicies", null, Open),
        ("Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies", null, Open),
        ("Microsoft.Web/sites/config", "slotConfigNames", """{"properties":{"appSettingNames":[]}}"""),
        ("Microsoft.Web/sites/config", "logs", """{"properties":{"applicationLogs":{}}}"""),
        ("Microsoft.Web/sites/config", "authsettings", """{"properties":{"enabled":false}}"""),
        ("Microsoft.Web/sites/config", null, """{"properties":{}}"""),
        ("Microsoft.Web/sites/slots/config", null, """{"properties":{}}"""),
        ("Microsoft.Storage/storageAccounts/blobServices", null, """{"properties":{}}"""),
        ("Microsoft.Storage/storageAccounts/fileServices", null, """{"properties":{}}"""),
        ("Microsoft.Storage/storageAccounts/queueServices", null, """{"properties":{}}"""),
        ("Microsoft.Storage/storageAccounts/tableServices", null, """{"properties":{}}"""),
        ("Microsoft.Web/sites/networkConfig", null, """{"properties":{}}"""),
        ("Microsoft.Web/sites/sourcecontrols", null, """{"properties":{}}"""),
        ("Microsoft.Security/pricings", null, """{"properties":{"pricingTier":"Free"}}"""),
    ];

    /// <returns>What a deletion writes; null if the resource is no singleton.</returns>
    public static JsonObject? Default(string armType, string name)
    {
        var last = name[(name.LastIndexOf('/') + 1)..];
        foreach (var (type, only, body) in Known)
        {
            if (
                type.Equals(armType, StringComparison.OrdinalIgnoreCase)
                && (only is null || only.Equals(last, StringComparison.OrdinalIgnoreCase))
            )
            {
                return JsonNode.Parse(body)!.AsObject();
            }
        }

        return null;
    }
}
