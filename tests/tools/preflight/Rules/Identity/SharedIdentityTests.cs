namespace Preflight.Tests.Rules.Identity;

public sealed class SharedIdentityTests : RuleTests<SharedIdentityTests>, IRuleCases
{
    public static string Rule => "identity-shared";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant(
                "gateway and app share one",
                Example.With("gateway", "identity.userAssignedIdentities[0]", Example.IdOf("app-identity")),
                "app-identity"
            ),
            Compliant("the app and its slot share one", Example.Add("web:WebAppSlot", "slot", new { name = "app", identity = Identity })),
        ];

    private static object Identity => new { userAssignedIdentities = new[] { Example.IdOf("app-identity") } };
}
