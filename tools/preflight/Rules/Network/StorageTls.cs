using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StorageTls()
    : ResourceRule(
        new()
        {
            Id = "storage-tls",
            Title = "Storage accepts HTTPS with TLS 1.2 or later only",
            Why = "Earlier versions are broken, and plain HTTP exposes documents.",
            Fix = "Set minimumTlsVersion to TLS1_2 and do not disable enableHttpsTrafficOnly.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Storage,
            Requirements = ["NET-12"],
            Types = ["storage:StorageAccount"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                minimumTlsVersion: TLS1_2
                enableHttpsTrafficOnly: true
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource
            .MustIfSet("minimumTlsVersion", "earlier versions are not secure", "TLS1_2", "TLS1_3")
            .Concat(resource.MustIfSet("enableHttpsTrafficOnly", "plain HTTP exposes documents", "true"));
}
