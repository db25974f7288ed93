using AzureSimulator.Habits;

namespace AzureSimulator.Tests.Habits;

public sealed class HabitCatalogueTests
{
    private static readonly string[] Sure = ["documented", "measured", "reported", "suspected"];

    [Fact]
    public void Each_habit_has_an_id_of_its_own_a_sentence_a_source_and_a_certainty()
    {
        Assert.Equal(HabitCatalogue.All.Count, HabitCatalogue.All.Select(habit => habit.Id).Distinct().Count());
        Assert.All(HabitCatalogue.All, habit =>
        {
            Assert.Matches("^[a-z0-9-]+$", habit.Id);
            Assert.EndsWith(".", habit.Sentence);
            Assert.StartsWith("https://", habit.Source);
            Assert.Contains(habit.Sure, Sure);
        });
    }

    [Theory]
    [InlineData("account-stays-accepted", "account-children-conflict", "deployment-quota", "model-not-in-region", "agent-subnet-held")]
    [InlineData("role-effective-late", "principal-not-found-for-a-while", "policy-denies", "diagnostic-setting-by-policy")]
    [InlineData("endpoint-custom-dns-configs", "endpoints-of-one-subnet-conflict", "back-references-on-network")]
    [InlineData("nsg-on-gateway-subnet", "gateway-certificate-not-readable", "gateway-slow", "firewall-slow-and-shared-address")]
    [InlineData("site-writes-conflict", "slot-rules", "site-name-rules", "purge-protection-one-way")]
    [InlineData("ampls-one-at-a-time", "budget-start-date", "log-query-before-table")]
    [InlineData("throttled", "transient-5xx", "eventual-404-after-create")]
    public void Each_behaviour_that_a_rehearsal_promises_has_its_habit(params string[] ids) =>
        Assert.Equal(ids.Length, HabitCatalogue.Of(ids.ToHashSet()).Count);

    [Fact]
    public void Each_habit_has_a_fix_unless_a_client_waits_or_repeats_by_itself() =>
        Assert.Equal(
            ["firewall-slow-and-shared-address", "gateway-slow", "throttled", "transient-5xx"],
            HabitCatalogue.All.Where(habit => habit.Fix is null).Select(habit => habit.Id).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void A_habit_that_does_not_exist_is_refused_with_those_that_do() =>
        Assert.Contains(
            "account-stays-accepted",
            Assert.Throws<ArgumentException>(() => HabitCatalogue.Of(new HashSet<string> { "none-such" })).Message
        );
}
