namespace Preflight.Tests.Rules.Sites;

public sealed class SiteRuntimeTests : RuleTests<SiteRuntimeTests>, IRuleCases
{
    public static string Rule => "site-runtime";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a runtime that is retired", Example.With("app", "siteConfig.linuxFxVersion", "DOTNETCORE|6.0"), "app"),
            NonCompliant("a version that does not exist", Example.With("app", "siteConfig.linuxFxVersion", "DOTNETCORE|12.0"), "app"),
            NonCompliant("another name", Example.With("app", "siteConfig.linuxFxVersion", "DOTNET|10.0"), "app"),
            NonCompliant("the form of the CLI", Example.With("app", "siteConfig.linuxFxVersion", "DOTNETCORE:10.0"), "app"),
            NonCompliant("no runtime", Example.With("app", "siteConfig.linuxFxVersion", null), "app"),
            NonCompliant("a retired language", Example.With("app", "siteConfig.linuxFxVersion", "RUBY|3.0"), "app"),
            NonCompliant(
                "older than the app",
                Example.With("app", "siteConfig.linuxFxVersion", "DOTNETCORE|9.0").On(new(2026, 6, 1)).Declaring("net10.0"),
                "app"
            ),
            NonCompliant(
                "another language than the app",
                Example.With("app", "siteConfig.linuxFxVersion", "NODE|24-lts").Declaring("net10.0"),
                "app"
            ),
            NonCompliant("a Windows container", Example.With("app", "siteConfig.windowsFxVersion", "DOCKER|image"), "app"),
            NonCompliant("not reserved", Example.With("app", "reserved", false), "app"),
            NonCompliant("the kind of Windows", Example.With("app", "kind", "app"), "app"),
            NonCompliant(
                "a Windows plan",
                Example
                    .Add("web:AppServicePlan", "plan", new { kind = "app" })
                    .With("app", "serverFarmId", $"{TestPlan.Group}/providers/Microsoft.Web/serverfarms/plan"),
                "app"
            ),
            Compliant("a site that takes the system of its plan", OnLinuxPlan(null)),
            NonCompliant("a Windows site on a Linux plan", OnLinuxPlan(false), "other"),
            Compliant("not reserved, as the packages send it, on a Linux plan", OnLinuxPlan(false, kind: null, "DOCKER|image:1")),
            NonCompliant("not reserved, and of a Linux kind", OnLinuxPlan(false, kind: "app,linux", "DOCKER|image:1"), "other"),
            Compliant("lower case", Example.With("app", "siteConfig.linuxFxVersion", "dotnetcore|10.0")),
            Compliant(
                "a newer runtime than the app",
                Example.With("app", "siteConfig.linuxFxVersion", "DOTNETCORE|11.0").Declaring("net10.0")
            ),
            Compliant("a container", Example.With("app", "siteConfig.linuxFxVersion", "DOCKER|image:1")),
            Compliant("a Java server", Example.With("app", "siteConfig.linuxFxVersion", "TOMCAT|10.1-java21")),
            Compliant("on the last day", Example.With("app", "siteConfig.linuxFxVersion", "NODE|22-lts").On(new(2027, 4, 30))),
            Compliant(
                "a function app",
                Example.With("app", "kind", "functionapp,linux").With("app", "siteConfig.linuxFxVersion", "DOTNET-ISOLATED|10.0")
            ),
            Compliant(
                "Windows",
                Example.With("app", "siteConfig.linuxFxVersion", null).With("app", "reserved", false).With("app", "kind", "app")
            ),
        ];

    private static TestPlan OnLinuxPlan(bool? reserved, string? kind = "app", string? runtime = null)
    {
        var plan = Example.Add("web:AppServicePlan", "linux", new { reserved = true });
        return plan.Add(
            "web:WebApp",
            "other",
            new
            {
                kind,
                reserved,
                siteConfig = runtime is null ? null : new { linuxFxVersion = runtime },
                serverFarmId = plan.IdOf("linux"),
            }
        );
    }
}
