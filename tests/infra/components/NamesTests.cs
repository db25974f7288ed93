using CsCheck;
using Infra.Naming;

namespace Infra.Tests;

public sealed class NamesTests
{
    private static readonly Gen<Names> AnyNames =
        from workload in Gen.String[Gen.Char.AlphaNumeric, 1, 9]
        from stack in Gen.String[Gen.OneOf(Gen.Char.AlphaNumeric, Gen.OneOfConst('-', '_', '.')), 1, 100]
        select Of(workload: $"a{workload.ToLowerInvariant()}", stack: stack);

    [Fact]
    public void Names_fit_the_limits_of_their_resource_types() =>
        AnyNames.Sample(names =>
        {
            Assert.Matches("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", names.Of("kv", 24));
            Assert.DoesNotContain("--", names.Of("kv", 24));
            Assert.Matches("^[a-z0-9]{3,24}$", names.Compact("doc", 24));
            Assert.Matches("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", names.Of("app", 60));
            Assert.Matches("^rg-[a-z0-9-]{1,87}$", names.ResourceGroup);
        });

    [Fact]
    public void Names_are_stable_for_one_deployment_and_differ_for_others()
    {
        Assert.Equal(Vault(Of()), Vault(Of()));
        Assert.NotEqual(Vault(Of()), Vault(Of(suffix: "2")));
        Assert.NotEqual(Vault(Of()), Vault(Of(stack: "dev2")));
        Assert.NotEqual(Vault(Of()), Vault(Of(subscription: "99999999-2222-4333-8444-555555555555")));
    }

    [Fact]
    public void Names_of_stacks_differ_even_if_only_truncated_letters_differ() =>
        Assert.NotEqual(Vault(Of(stack: new string('x', 60) + "a")), Vault(Of(stack: new string('x', 60) + "b")));

    [Fact]
    public void A_GUID_depends_on_all_its_parts_and_their_boundaries()
    {
        var names = Of();

        Assert.Equal(names.Guid("a", "b"), names.Guid("a", "b"));
        Assert.Equal(3, new[] { names.Guid("a", "b"), names.Guid("ab"), names.Guid("b", "a") }.Distinct().Count());
    }

    private static string Vault(Names names) => names.Of("kv", 24);

    private static Names Of(
        string workload = "aichat",
        string stack = "dev",
        string suffix = "",
        string subscription = Recorder.Subscription
    ) => new(workload, stack, suffix, "swedencentral", "project", subscription);
}
