using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SharedContainer()
    : Rule(
        new()
        {
            Id = "shared-container",
            Title = "An app keeps its own state apart from the documents that it reads",
            Why = "State among documents is read as a document, and a job that clears the documents clears the state.",
            Fix = "Give each setting a container of its own.",
            Severity = Severity.Warning,
            Pillar = Pillar.Reliability,
            Source = Sources.Storage,
            Types = ["web:WebApp", "web:WebAppSlot"],
            Example = """
            documents:
              type: azure-native:storage:StorageAccount
            app:
              type: azure-native:web:WebApp
              properties:
                siteConfig:
                  appSettings:
                    - { name: DocumentsUri, value: https://documents.blob.core.windows.net/documents }
                    - { name: StateUri, value: https://documents.blob.core.windows.net/state }
            """,
        }
    )
{
    private static readonly string[] State = ["state", "checkpoint", "lease", "lock"];

    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from dependency in AppDependency.Of(plan)
        where dependency.Container is not null
        group dependency by (dependency.Site, dependency.Host, dependency.Container) into same
        let state = same.FirstOrDefault(each => State.Any(word => each.Setting.Contains(word, StringComparison.OrdinalIgnoreCase)))
        where state is not null
        let other = same.FirstOrDefault(each => !State.Any(word => each.Setting.Contains(word, StringComparison.OrdinalIgnoreCase)))
        where other is not null
        select state.Site.Problem(
            $"{state.Setting} and {other.Setting} name the same container, {state.Container} of {state.Host}; give each its own"
        );
}
