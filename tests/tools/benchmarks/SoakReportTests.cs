using Benchmarks.Processes;
using Benchmarks.Soak;

namespace Benchmarks.Tests;

public sealed class SoakReportTests
{
    private static readonly string[] Expected = ["fail: App.Chat.AnswerTelemetry[1]", "      Answer x failed"];

    [Theory]
    [InlineData("whole answer", Ending.Done)]
    [InlineData("stop inside an answer", Ending.Stopped)]
    [InlineData("connection reset inside", "error:model_failed")]
    [InlineData("429 always", Ending.Throttled)]
    public void Expected_results_break_no_promise(string course, string how)
    {
        var (report, chat) = Of(course);

        report.Add(chat, new Ending(how, chat.Text(chat.Course.Pieces)), 0, TimeSpan.Zero);
        report.Judge(exited: false, Expected);

        Assert.Empty(report.Broken);
    }

    [Theory]
    [InlineData("whole answer", Ending.Broken, "ended as broken")]
    [InlineData("no finish reason", Ending.Done, "ended as done")]
    [InlineData("whole answer", Ending.TimedOut, "ended as error:timeout")]
    [InlineData("body no JSON", "status:500", "ended as status:500")]
    [InlineData("whole answer", "error:incomplete", "ended as error:incomplete")]
    public void A_wrong_ending_breaks_a_promise(string course, string how, string expected)
    {
        var (report, chat) = Of(course);

        report.Add(chat, new Ending(how, chat.Text(chat.Course.Pieces)), 0, TimeSpan.Zero);

        Assert.Contains(expected, Assert.Single(report.Broken));
    }

    [Fact]
    public void A_partial_answer_marked_as_complete_breaks_a_promise()
    {
        var (report, chat) = Of("whole answer");

        report.Add(chat, new Ending(Ending.Done, chat.Piece(0)), 0, TimeSpan.Zero);

        Assert.Contains("is marked as complete", Assert.Single(report.Broken));
    }

    [Fact]
    public void Text_of_another_chat_breaks_a_promise()
    {
        var (report, chat) = Of("stop inside an answer");

        report.Add(chat, new Ending(Ending.Stopped, new SoakChat(2, 1, chat.Course).Piece(0)), 0, TimeSpan.Zero);

        Assert.Contains("text of another chat", Assert.Single(report.Broken));
    }

    [Fact]
    public void A_model_request_without_a_client_breaks_a_promise()
    {
        var (report, chat) = Of("stop inside an answer");

        report.Add(chat, new Ending(Ending.Stopped, chat.Piece(0)), 0, released: null);

        Assert.Contains("still running", Assert.Single(report.Broken));
    }

    [Fact]
    public void A_rejected_body_that_reaches_the_model_breaks_a_promise()
    {
        var (report, chat) = Of("body too large");
        chat.Enter();

        report.Add(chat, new Ending(Ending.Status(413)), 0, TimeSpan.Zero);

        Assert.Contains("reached the model", Assert.Single(report.Broken));
    }

    [Theory]
    [InlineData("fail: Microsoft.AspNetCore.Server.Kestrel[13]")]
    [InlineData("crit: App.Chat.ChatService[2]")]
    [InlineData("Unhandled exception. System.Exception: x")]
    public void An_unexpected_error_breaks_a_promise(string line)
    {
        var report = new SoakReport();

        report.Judge(exited: false, [.. Expected, line, "      more text"]);

        Assert.Equal($"the app logged: {line} more text", Assert.Single(report.Broken));
    }

    [Fact]
    public void A_log_in_another_format_breaks_a_promise()
    {
        var report = new SoakReport();

        report.Judge(exited: false, ["""{"level":"Error"}"""]);

        Assert.Contains("its format is 'simple'", Assert.Single(report.Broken));
    }

    [Fact]
    public void An_app_that_exited_breaks_a_promise()
    {
        var report = new SoakReport();

        report.Judge(exited: true, Expected);

        Assert.Equal("the app exited unexpectedly", Assert.Single(report.Broken));
    }

    [Theory]
    [InlineData(0, 0, 0, 0, "")]
    [InlineData(1_000_000, 0, 0, 0, "heap after a collection")]
    [InlineData(0, 8_000_000, 0, 0, "resident memory")]
    [InlineData(0, 0, 3, 0, "handles")]
    [InlineData(0, 0, 0, 4, "threads")]
    public void Memory_growth_after_warm_up_breaks_a_promise(long heap, long resident, int handles, int threads, string expected)
    {
        var report = new SoakReport();
        for (var i = 0; i < 20; i++)
            report.Samples.Add(
                new Sample(new Usage(0, 150_000_000 + resident * i, 300 + handles * i, 20 + threads * i), 50_000_000 + heap * i)
            );

        report.Judge(exited: false, Expected);

        Assert.Equal(expected, report.Broken.SingleOrDefault()?.Split([',', ':'])[0] ?? "");
    }

    [Fact]
    public void Growth_during_warm_up_is_accepted()
    {
        var report = new SoakReport();
        for (var i = 0; i < 20; i++)
            report.Samples.Add(new Sample(new Usage(0, i < 5 ? 80_000_000 : 200_000_000, 300, 20), i < 5 ? 10_000_000 : 50_000_000));

        report.Judge(exited: false, Expected);

        Assert.Empty(report.Broken);
    }

    private static (SoakReport Report, SoakChat Chat) Of(string course) =>
        (new SoakReport(), new SoakChat(1, 1, Courses.All.Single(one => one.Name == course)));
}
