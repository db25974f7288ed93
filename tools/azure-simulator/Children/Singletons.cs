using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Children;

/// <summary>What exists as soon as its parent does, with Azure's defaults. It can be changed; Azure does not delete it.</summary>
internal static class Singletons
{
    private static readonly Dictionary<string, (string Path, string Body)[]> Table = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Web/sites"] = Site,
        ["Microsoft.Web/sites/slots"] = Site,
        ["Microsoft.Storage/storageAccounts"] =
        [
            ("blobServices/default", """{"properties": {"cors": {"corsRules": []}, "deleteRetentionPolicy": {"enabled": false}}}"""),
            (
                "fileServices/default",
                """{"properties": {"cors": {"corsRules": []}, "shareDeleteRetentionPolicy": {"enabled": true, "days": 7}}}"""
            ),
            ("queueServices/default", """{"properties": {"cors": {"corsRules": []}}}"""),
            ("tableServices/default", """{"properties": {"cors": {"corsRules": []}}}"""),
        ],
        ["Microsoft.CognitiveServices/accounts"] =
        [
            ("raiPolicies/Microsoft.Default", """{"properties": {"mode": "Blocking", "type": "SystemManaged"}}"""),
            ("raiPolicies/Microsoft.DefaultV2", """{"properties": {"mode": "Blocking", "type": "SystemManaged"}}"""),
            ("defenderForAISettings/Default", """{"properties": {"state": "Disabled"}}"""),
        ],
        ["Microsoft.DocumentDB/databaseAccounts"] =
        [
            (
                "sqlRoleDefinitions/00000000-0000-0000-0000-000000000001",
                """{"properties": {"roleName": "Cosmos DB Built-in Data Reader", "type": "BuiltInRole"}}"""
            ),
            (
                "sqlRoleDefinitions/00000000-0000-0000-0000-000000000002",
                """{"properties": {"roleName": "Cosmos DB Built-in Data Contributor", "type": "BuiltInRole"}}"""
            ),
        ],
        ["Microsoft.ServiceBus/namespaces"] =
        [
            ("networkRuleSets/default", """{"properties": {"defaultAction": "Allow", "publicNetworkAccess": "Enabled"}}"""),
            ("AuthorizationRules/RootManageSharedAccessKey", """{"properties": {"rights": ["Listen", "Manage", "Send"]}}"""),
        ],
        ["Microsoft.EventHub/namespaces"] =
        [
            ("networkRuleSets/default", """{"properties": {"defaultAction": "Allow", "publicNetworkAccess": "Enabled"}}"""),
            ("authorizationRules/RootManageSharedAccessKey", """{"properties": {"rights": ["Listen", "Manage", "Send"]}}"""),
        ],
    };

    private static readonly string[] Plans =
    [
        "VirtualMachines",
        "AppServices",
        "StorageAccounts",
        "KeyVaults",
        "Arm",
        "AI",
        "CloudPosture",
    ];

    private static (string, string)[] Site =>
        [
            ("basicPublishingCredentialsPolicies/ftp", """{"properties": {"allow": true}}"""),
            ("basicPublishingCredentialsPolicies/scm", """{"properties": {"allow": true}}"""),
            ("config/web", """{"properties": {}}"""),
            ("config/appsettings", """{"properties": {}}"""),
            ("config/connectionstrings", """{"properties": {}}"""),
            ("config/metadata", """{"properties": {}}"""),
            ("config/authsettings", """{"properties": {"enabled": false}}"""),
            ("config/authsettingsV2", """{"properties": {"platform": {"enabled": false}}}"""),
            (
                "config/logs",
                """{"properties": {"applicationLogs": {"fileSystem": {"level": "Off"}}, "httpLogs": {"fileSystem": {"enabled": false}}}}"""
            ),
            ("config/slotConfigNames", """{"properties": {"appSettingNames": [], "connectionStringNames": []}}"""),
        ];

    /// <summary>Makes them for a parent that has just been made.</summary>
    public static void Make(Resource parent, string caller, AzureState azure)
    {
        foreach (var (path, body) in Table.GetValueOrDefault(parent.Type) ?? [])
        {
            Add($"{parent.Id}/{path}", $"{parent.Type}/{path.Split('/')[0]}", body, caller, azure);
        }
    }

    /// <summary>Makes those of the subscription: the plans of Defender for Cloud.</summary>
    public static void MakeForSubscription(AzureState azure)
    {
        foreach (var plan in Plans)
        {
            Add(
                $"/subscriptions/{azure.Options.Subscription}/providers/Microsoft.Security/pricings/{plan}",
                "Microsoft.Security/pricings",
                """{"properties": {"pricingTier": "Free"}}""",
                azure.Options.Owner,
                azure
            );
        }
    }

    private static void Add(string id, string type, string body, string caller, AzureState azure)
    {
        if (azure.Resources.Find(id) is null)
        {
            azure.Resources.Add(
                new Resource(id, type)
                {
                    Body = JsonNode.Parse(body)!.AsObject(),
                    Created = azure.Now,
                    Changed = azure.Now,
                    CreatedBy = caller,
                    ChangedBy = caller,
                    IsSingleton = true,
                }
            );
        }
    }
}
