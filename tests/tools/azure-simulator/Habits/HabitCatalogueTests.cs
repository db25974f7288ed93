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

    [Fact]
    public void A_habit_that_does_not_exist_is_refused_with_those_that_do() =>
        Assert.Contains(
            "account-stays-accepted",
            Assert.Throws<ArgumentException>(() => HabitCatalogue.Of(new HashSet<string> { "none-such" })).Message
        );
}
