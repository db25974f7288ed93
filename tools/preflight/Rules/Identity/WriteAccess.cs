using AzureRest;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class WriteAccess()
    : Rule(
        new()
        {
            Id = "app-write-access",
            Title = "The app cannot write the package that it runs or the sources that it reads",
            Why =
                "Code that an attacker runs in the app could replace the package, and so survive a restart, or change the documents "
                + "that answers cite.",
            Fix = "Assign Storage Blob Data Reader on the container; let the pipeline or an ingestion identity write it.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/app-service/deploy-run-package",
            Requirements = ["ID-07"],
            Types = ["authorization:RoleAssignment"],
            Example = """
            app-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            packages:
              type: azure-native:storage:StorageAccount
            app:
              type: azure-native:web:WebApp
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${app-identity.id}
                siteConfig:
                  appSettings:
                    - name: WEBSITE_RUN_FROM_PACKAGE
                      value: https://packages.blob.core.windows.net/releases/app.zip
            app-reads-package:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: ${packages.id}/blobServices/default/containers/releases
                principalId: ${app-identity.principalId}
                # Storage Blob Data Reader
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1
            """,
        }
    )
{
    private static readonly string[] Writers = [BuiltInRole.BlobContributor.Id, BuiltInRole.BlobOwner.Id];

    /// <summary>Words in the name of a setting or container whose blobs an app reads.</summary>
    private static readonly string[] Read = ["package", "document", "source", "content", "knowledge", "corpus"];

    /// <summary>Words in a name that says that the app writes.</summary>
    private static readonly string[] Written =
    [
        "state",
        "session",
        "history",
        "checkpoint",
        "upload",
        "output",
        "export",
        "result",
        "cache",
        "temp",
        "job",
        "ingest",
    ];

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        var writers = plan.Grants.Where(grant => Writers.Contains(grant.Role)).ToList();
        if (writers.Count == 0)
        {
            yield break;
        }

        foreach (
            var dependency in AppDependency.Of(plan).Where(each => each.Container is not null && each.Target is not null && IsRead(each))
        )
        {
            var principals = plan.PrincipalsOf(dependency.Site).ToHashSet();
            foreach (var grant in writers.Where(grant => principals.Contains(grant.Principal) && grant.Covers(dependency.Area)))
            {
                yield return grant.Assignment.Problem(
                    $"grants {grant.Title} to {dependency.Site.Name}, which can then write {dependency.Container} of "
                        + $"{dependency.Target!.Name}, the blobs that {dependency.Setting} reads; grant Storage Blob Data Reader"
                );
            }
        }
    }

    private static bool IsRead(AppDependency each) =>
        each.Setting == "WEBSITE_RUN_FROM_PACKAGE"
        || (Has(each.Setting, Read) && !Has(each.Setting, Written) && !Has(each.Container!, Written));

    private static bool Has(string name, string[] words) => words.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
