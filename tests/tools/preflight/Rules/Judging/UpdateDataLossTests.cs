using Preflight.Checking;

namespace Preflight.Tests.Rules.Judging;

public sealed class UpdateDataLossTests : RuleTests<UpdateDataLossTests>, IRuleCases
{
    public static string Rule => UpdateFacts.DataLoss;

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("it is removed", Example.Without("documents").Updating(Example), "documents"),
            NonCompliant("another region", In("westeurope").Updating(In("swedencentral")), "documents"),
            Compliant("the same region in other letters", In("Sweden Central").Updating(In("swedencentral"))),
            Compliant("it is new", Example.Updating(new TestPlan())),
            Compliant("the program only does without what holds no data", WithIdentity.Without("app").Updating(WithIdentity)),
        ];

    private static TestPlan WithIdentity => Example.Add("managedidentity:UserAssignedIdentity", "app");

    private static TestPlan In(string region) => Example.With("documents", "location", region);
}
