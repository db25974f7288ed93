using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StorageTls()
    : ResourceRule(
        new()
        {
            Id = "storage-tls",
            Title = "Storage speaks HTTPS of 1.2 or later only",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Storage,
            Requirements = ["NET-12"],
            Types = ["storage:StorageAccount"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        resource
            .Must("minimumTlsVersion", "older ones are broken", "TLS1_2", "TLS1_3")
            .Concat(
                resource.Has("enableHttpsTrafficOnly") ? resource.Must("enableHttpsTrafficOnly", "plain HTTP shows documents", "true") : []
            );
}
