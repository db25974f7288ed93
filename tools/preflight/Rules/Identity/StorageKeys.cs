using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class StorageKeys()
    : ResourceRule(
        new()
        {
            Id = "storage-keys",
            Title = "Shared keys, anonymous reads and local users are disabled on storage",
            Why = "A shared key gives full access to the account and cannot be traced to a caller.",
            Fix =
                "Set allowSharedKeyAccess, allowBlobPublicAccess and isLocalUserEnabled to false and "
                + "defaultToOAuthAuthentication to true.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Storage,
            Requirements = ["ID-04"],
            Types = ["storage:StorageAccount"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
              properties:
                allowSharedKeyAccess: false
                allowBlobPublicAccess: false
                defaultToOAuthAuthentication: true
                isLocalUserEnabled: false
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan) =>
        [
            .. resource.Must("allowSharedKeyAccess", "a shared key gives full access and identifies no caller", "false"),
            .. resource.MustIfSet("allowBlobPublicAccess", "a container could be made public", "false"),
            .. resource.Must("defaultToOAuthAuthentication", "the Azure portal uses keys otherwise", "true"),
            .. resource.MustIfSet("isLocalUserEnabled", "local users sign in with passwords", "false"),
        ];
}
