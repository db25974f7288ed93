using AzureSimulator.Habits;

namespace Preflight.Tests.Habits;

public sealed class HabitsPageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "habits.md");

    [Fact]
    public void The_page_matches_the_habits()
    {
        var page = HabitsPage.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(Page, page);
        }

        Assert.True(
            page == File.ReadAllText(Page),
            "docs/habits.md is outdated: run UPDATE_SNAPSHOTS=1 dotnet test tests/tools/preflight --filter HabitsPageTests "
                + "and commit the difference"
        );
    }

    [Fact]
    public void Each_habit_has_a_section_that_a_link_can_name() =>
        Assert.All(HabitCatalogue.All, habit => Assert.Single(HabitsPage.Write().Split('\n'), line => line == $"### {habit.Id}"));
}
