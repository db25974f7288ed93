using Planning.Plans;

namespace Preflight.Tests.Rules.Options;

public sealed class AliasTargetsTests : RuleTests<AliasTargetsTests>, IRuleCases
{
    public static string Rule => "alias-target";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("the URN of another resource", Two.Option("other", Named(Two.UrnOf("vault"))), "other"),
            NonCompliant("the name of another resource", Two.Option("other", Named("name=vault")), "other"),
            NonCompliant(
                "one former name of two resources",
                Two.Option("vault", Named("name=secrets")).Option("other", Named("name=secrets")),
                "other"
            ),
            NonCompliant("another stack", Example.Option("vault", Named(Old.Replace(":stack:", ":dev:"))), "vault"),
            NonCompliant("another stack by its part", Example.Option("vault", Named("stack=dev name=secrets")), "vault"),
            NonCompliant("another kind", Example.Option("vault", Named("type=azure-native:search:Service")), "vault"),
            NonCompliant("no URN", Example.Option("vault", Named("secrets")), "vault"),
            Compliant("a former URN", Example.Option("vault", Named(Old))),
            Compliant("a former version", Example.Option("vault", Named("type=azure-native:keyvault/v20230701:Vault"))),
            Compliant("a former name of the type", Example.Option("vault", Named("type=azure-native:keyvault:ManagedHsm"))),
            Compliant(
                "a former name of the type with its parent",
                Example.Option("vault", Named("type=azure-native:keyvault:ManagedHsm parent=none"))
            ),
            Compliant("a former parent", Example.Option("vault", Named("parent=urn:pulumi:stack::project::own:Part::part"))),
            Compliant("its own URN", Example.Option("vault", Named(Example.UrnOf("vault")))),
        ];

    private const string Old = "urn:pulumi:stack::project::azure-native:keyvault:Vault::secrets";

    private static TestPlan Two => Example.Option("vault", Named()).Add("keyvault:Vault", "other");

    private static Func<PlannedOptions, PlannedOptions> Named(params string[] aliases) => options => options with { Aliases = aliases };
}
