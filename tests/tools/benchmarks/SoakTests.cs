using Benchmarks.Soak;

namespace Benchmarks.Tests;

public sealed class SoakTests
{
    [Fact]
    public async Task Three_hundred_chats_with_all_faults_break_no_promise()
    {
        var options = new SoakOptions(Path.Combine(AppContext.BaseDirectory, "App.dll"), Chats: 300, Seed: 1, AtOnce: 32);

        var report = await new SoakRun(options).RunAsync(TextWriter.Null, default);

        Assert.True(report.Broken.Count == 0, string.Join("\n", report.Broken));
        Assert.Equal(300, report.Chats);
        Assert.NotEmpty(report.Releases);
    }

    [Fact]
    public void A_full_soak_covers_every_course_and_is_reproducible_by_seed()
    {
        var chats = Courses.Draw(10_000, seed: 1);

        Assert.Equal(Courses.All.Count, chats.Select(chat => chat.Course).Distinct().Count());
        Assert.Equal(chats.Select(chat => chat.Course), Courses.Draw(10_000, seed: 1).Select(chat => chat.Course));
        Assert.NotEqual(chats.Select(chat => chat.Course), Courses.Draw(10_000, seed: 2).Select(chat => chat.Course));
        Assert.Equal(4, chats.Count(chat => chat.Course.Rests));
    }
}
