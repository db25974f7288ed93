namespace Preflight.Tests.Rules.Options;

public sealed class DeletedWithOwnerTests : RuleTests<DeletedWithOwnerTests>, IRuleCases
{
    public static string Rule => "deleted-with";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("a plan that does not contain the setting", OnPlan, "app-ftp"),
            NonCompliant("a resource that is not in the plan", Example.Without("app"), "app-ftp"),
            NonCompliant("another app of a similar name", Other, "app-ftp"),
            Compliant("no such option", Example.DeletedWith("app-ftp", null)),
            Compliant("a virtual machine with its network card", Machine),
        ];

    private static TestPlan OnPlan => Example.Add("web:AppServicePlan", "plan").DeletedWith("app-ftp", "plan");

    private static TestPlan Other => Example.Add("web:WebApp", "ap").DeletedWith("app-ftp", "ap");

    private static TestPlan Machine =>
        Example.Add("compute:VirtualMachine", "machine").Add("network:NetworkInterface", "card").DeletedWith("card", "machine");
}
