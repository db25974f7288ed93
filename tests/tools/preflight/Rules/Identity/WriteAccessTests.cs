namespace Preflight.Tests.Rules.Identity;

public sealed class WriteAccessTests : RuleTests<WriteAccessTests>, IRuleCases
{
    private const string Grant = "app-reads-package";

    public static string Rule => "app-write-access";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("its package", Writing(Example), Grant),
            NonCompliant("its package through the account", Writing(Example.With(Grant, "scope", Example.IdOf("packages"))), Grant),
            NonCompliant("its documents", Writing(Setting("Documents__ContainerUri", "releases")), Grant),
            Compliant("its state", Writing(Setting("Ingestion__StateContainerUri", "releases"))),
            Compliant(
                "another container",
                Writing(Example).With(Grant, "scope", Example.IdOf("packages") + "/blobServices/default/containers/x")
            ),
            Compliant("a container that no setting calls a source", Writing(Setting("STORAGE_URL", "releases"))),
            Compliant("another principal", Writing(Example).With(Grant, "principalId", "00000000-0000-0000-0000-00000000000a")),
        ];

    private static TestPlan Writing(TestPlan plan) =>
        plan.With(Grant, "roleDefinitionId", Roles.Of("ba92f5b4-2d11-453d-a403-e96b0029c9fe"));

    private static TestPlan Setting(string name, string container) =>
        Example
            .With("app", "siteConfig.appSettings[0].name", name)
            .With("app", "siteConfig.appSettings[0].value", $"https://packages.blob.core.windows.net/{container}");
}
