using AzureSimulator.Habits;

namespace Preflight.Tests.Habits;

public sealed class HabitsPageTests
{
    [Fact]
    public void The_page_matches_the_habits() => ReviewedPage.Matches("habits.md", HabitsPage.Write(), nameof(HabitsPageTests));

    [Fact]
    public void Each_habit_has_a_section_that_a_link_can_name() =>
        Assert.All(HabitCatalogue.All, habit => Assert.Single(HabitsPage.Write().Split('\n'), line => line == $"### {habit.Id}"));
}
