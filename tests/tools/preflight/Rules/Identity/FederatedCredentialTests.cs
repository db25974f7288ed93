namespace Preflight.Tests.Rules.Identity;

public sealed class FederatedCredentialTests : RuleTests<FederatedCredentialTests>, IRuleCases
{
    private const string Credential = "pipeline-prod";

    public static string Rule => "federated-credential";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a wildcard", Subject("repo:contoso/*"), Credential),
            NonCompliant("pull requests", Subject("repo:contoso/chat:pull_request"), Credential),
            NonCompliant("a repository alone", Subject("repo:contoso/chat"), Credential),
            NonCompliant("an issuer with a slash", Issuer("https://token.actions.githubusercontent.com/"), Credential),
            NonCompliant("an issuer without encryption", Issuer("http://oidc.example.com"), Credential),
            NonCompliant("another audience", Example.With(Credential, "audiences", new[] { "https://github.com/contoso" }), Credential),
            NonCompliant("the identity of the app", App, Credential),
            Compliant("a branch", Subject("repo:contoso/chat:ref:refs/heads/main")),
            Compliant("a cluster", Issuer("https://oidc.example.com/1/").With(Credential, "subject", "system:serviceaccount:chat:app")),
            Compliant("an app with an identity of a cluster", App.With(Credential, "issuer", "https://oidc.example.com/1/")),
            Compliant(
                "the audience of a national cloud",
                Example.With(Credential, "audiences", new[] { "api://AzureADTokenExchangeUSGov" })
            ),
        ];

    private static TestPlan Subject(string subject) => Example.With(Credential, "subject", subject);

    private static TestPlan Issuer(string issuer) => Example.With(Credential, "issuer", issuer);

    private static TestPlan App =>
        Example.Add("web:WebApp", "app", new { identity = new { userAssignedIdentities = new[] { Example.IdOf("pipeline") } } });
}
