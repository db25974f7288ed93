using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EncryptionKeys()
    : Rule(
        new()
        {
            Id = "encryption-keys",
            Title = "All stores or none use customer-managed keys",
            Why = "A single store with a Microsoft-managed key breaks the promise that access can be revoked with your key.",
            Fix = "Configure the customer-managed key on each account and search service, or on none.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = Sources.AzureOpenAI,
            Requirements = ["NET-19"],
            Types = ["cognitiveservices:Account", "search:Service", "storage:StorageAccount"],
            Example = """
            account:
              type: azure-native:cognitiveservices:Account
              properties:
                properties:
                  encryption: { keySource: Microsoft.KeyVault }
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                encryption: { keySource: Microsoft.Keyvault }
            search:
              type: azure-native:search:Service
              properties:
                encryptionWithCmk: { enforcement: Enabled }
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var stores = plan.Of("cognitiveservices:Account", "search:Service", "storage:StorageAccount").ToList();
        return stores.Exists(Own)
            ? stores
                .Where(store => !Own(store))
                .Select(store =>
                    store.Problem("uses a Microsoft-managed key while other stores use a customer-managed key; set its encryption too")
                )
            : [];
    }

    private static bool Own(AzureResource store) =>
        store.Token switch
        {
            "search:Service" => store.Text("encryptionWithCmk.enforcement") == "Enabled",
            "storage:StorageAccount" => string.Equals(
                store.Text("encryption.keySource"),
                "Microsoft.Keyvault",
                StringComparison.OrdinalIgnoreCase
            ),
            _ => store.Text("properties.encryption.keySource") == "Microsoft.KeyVault",
        };
}
