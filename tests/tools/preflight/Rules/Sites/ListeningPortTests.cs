namespace Preflight.Tests.Rules.Sites;

public sealed class ListeningPortTests : RuleTests<ListeningPortTests>, IRuleCases
{
    public static string Rule => "listening-port";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("inside the container only", Url("http://localhost:8080"), "app"),
            NonCompliant("with TLS", Url("https://*:8080"), "app"),
            NonCompliant("another port", Url("http://+:5000"), "app"),
            NonCompliant("no address", Url("*:8080"), "app"),
            NonCompliant("another port by number", Set("ASPNETCORE_HTTP_PORTS", "5000"), "app"),
            Compliant("the port by number", Set("ASPNETCORE_HTTP_PORTS", "8080")),
            Compliant("any address", Url("http://0.0.0.0:8080")),
            Compliant("another port that App Service knows", Url("http://*:5000").With("app", "siteConfig.appSettings[1]", Port)),
            Compliant("another runtime", Url("http://localhost:3000").With("app", "siteConfig.linuxFxVersion", "NODE|24-lts")),
        ];

    private static object Port => new { name = "WEBSITES_PORT", value = "5000" };

    private static TestPlan Url(string value) => Example.With("app", "siteConfig.appSettings[0].value", value);

    private static TestPlan Set(string name, string value) => Example.With("app", "siteConfig.appSettings[0]", new { name, value });
}
