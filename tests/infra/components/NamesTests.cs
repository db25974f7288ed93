using CsCheck;
using Infra.Settings;
using Infra.Shared;

namespace Infra.Tests;

public sealed class NamesTests
{
    private static readonly Gen<WorkloadSettings> AnySettings =
        from workload in Gen.String[Gen.Char.AlphaNumeric, 1, 9]
        from stack in Gen.String[Gen.OneOf(Gen.Char.AlphaNumeric, Gen.OneOfConst('-', '_', '.')), 1, 100]
        select Config.Settings() with
        {
            Workload = $"a{workload.ToLowerInvariant()}",
            Stack = stack,
        };

    [Fact]
    public void Every_name_fits_its_resource() =>
        AnySettings.Sample(settings =>
        {
            var names = new Names(settings, "project", Recorder.Subscription);

            Assert.Matches("^[a-z][a-z0-9-]{1,22}[a-z0-9]$", names.Of("kv", 24));
            Assert.DoesNotContain("--", names.Of("kv", 24));
            Assert.Matches("^[a-z0-9]{3,24}$", names.Compact("doc", 24));
            Assert.Matches("^[a-z][a-z0-9-]{0,58}[a-z0-9]$", names.Of("app", 60));
            Assert.Matches("^rg-[a-z0-9-]{1,87}$", names.ResourceGroup);
        });

    [Fact]
    public void The_same_deployment_has_the_same_names_and_another_has_others()
    {
        var settings = Config.Settings();
        string Name(WorkloadSettings of, string subscription = Recorder.Subscription) =>
            new Names(of, "project", subscription).Of("kv", 24);

        Assert.Equal(Name(settings), Name(settings));
        Assert.NotEqual(Name(settings), Name(settings with { NameSuffix = "2" }));
        Assert.NotEqual(Name(settings), Name(settings with { Stack = "dev2" }));
        Assert.NotEqual(Name(settings), Name(settings, "99999999-2222-4333-8444-555555555555"));
    }

    [Fact]
    public void Stacks_that_differ_only_in_lost_letters_have_different_names()
    {
        var settings = Config.Settings();

        Assert.NotEqual(
            new Names(settings with { Stack = new string('x', 60) + "a" }, "project", Recorder.Subscription).Of("kv", 24),
            new Names(settings with { Stack = new string('x', 60) + "b" }, "project", Recorder.Subscription).Of("kv", 24)
        );
    }

    [Fact]
    public void A_guid_depends_on_all_its_parts_and_their_borders()
    {
        var names = new Names(Config.Settings(), "project", Recorder.Subscription);

        Assert.Equal(names.Guid("a", "b"), names.Guid("a", "b"));
        Assert.Equal(3, new[] { names.Guid("a", "b"), names.Guid("ab"), names.Guid("b", "a") }.Distinct().Count());
    }
}
