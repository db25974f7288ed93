namespace Preflight.Tests.Rules.Sites;

public sealed class ContainerImageTests : RuleTests<ContainerImageTests>, IRuleCases
{
    public static string Rule => "container-image";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "the tag latest",
                Example.With("app", "siteConfig.linuxFxVersion", "DOCKER|contoso.azurecr.io/chat:latest"),
                "app"
            ),
            NonCompliant("no tag", Example.With("app", "siteConfig.linuxFxVersion", "DOCKER|contoso.azurecr.io/chat"), "app"),
            NonCompliant("a password", Example.With("app", "siteConfig.acrUseManagedIdentityCreds", false), "app"),
            Compliant("a digest", Example.With("app", "siteConfig.linuxFxVersion", "DOCKER|contoso.azurecr.io/chat@sha256:abc")),
            Compliant(
                "a public registry",
                Example
                    .With("app", "siteConfig.linuxFxVersion", "DOCKER|docker.io/nginx:1.27")
                    .With("app", "siteConfig.acrUseManagedIdentityCreds", false)
            ),
            Compliant("no container", Example.With("app", "siteConfig.linuxFxVersion", "NODE|24-lts")),
        ];
}
