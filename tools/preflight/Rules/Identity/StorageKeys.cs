using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StorageKeys()
    : ResourceRule(
        new()
        {
            Id = "storage-keys",
            Title = "A storage account refuses shared keys, anonymous reads and local users",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Storage,
            Requirements = ["ID-04"],
            Types = ["storage:StorageAccount"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [
            .. resource.Must("allowSharedKeyAccess", "a shared key opens everything and names nobody", "false"),
            .. resource.Must("allowBlobPublicAccess", "a container could be opened to everybody", "false"),
            .. resource.Must("defaultToOAuthAuthentication", "the portal would ask for keys", "true"),
            .. resource.Has("isLocalUserEnabled") ? resource.Must("isLocalUserEnabled", "local users sign in with passwords", "false") : [],
        ];
}
