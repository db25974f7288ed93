using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class EncryptionKeys()
    : Rule(
        new()
        {
            Id = "encryption-keys",
            Title = "Customer-managed keys are used by every store, or by none",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = Sources.AzureOpenAI,
            Requirements = ["NET-19"],
            Types = ["cognitiveservices:Account", "search:Service", "storage:StorageAccount"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var stores = plan.Of("cognitiveservices:Account", "search:Service", "storage:StorageAccount").ToList();
        return stores.Exists(Own)
            ? stores
                .Where(store => !Own(store))
                .Select(store => store.Problem("is encrypted with Microsoft's key while others use yours; set its encryption too"))
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
