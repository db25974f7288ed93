using Preflight.AzureModel;

namespace Preflight.Tests.Rules.Sites;

public sealed class PlatformSignInTests : RuleTests<PlatformSignInTests>, IRuleCases
{
    public static string Rule => "platform-sign-in";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no sign-in of the platform", Declared.Without("app-sign-in"), "app"),
            NonCompliant("a sign-in that is off", Declared.With("app-sign-in", "platform.enabled", false), "app"),
            NonCompliant("an app that ignores it", Declared.With("app", "siteConfig.appSettings[0].value", "None"), "app"),
            Compliant("both agree", Declared),
            Compliant("both are off", Declared.Without("app-sign-in").With("app", "siteConfig.appSettings[0].value", "None")),
            Compliant("no declaration", Example.Without("app-sign-in")),
        ];

    private static TestPlan Declared =>
        Example.Declaring(new DeclaredSetting("SignIn", "choice") { PlatformSignIn = "AppService", Values = ["None", "AppService"] });
}
