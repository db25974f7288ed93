using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class LogTests
{
    [Fact]
    public async Task Debug_info_and_warning_do_not_fail_a_run()
    {
        var resources = await Run.Update(() =>
        {
            var box = new Box<string>("box");
            Log.Debug("d", box);
            Log.Info("i", box, streamId: 1);
            Log.Warn("w", ephemeral: true);
        });

        Assert.Single(resources);
    }

    [Fact]
    public async Task A_logged_error_fails_the_run_with_its_text() =>
        Assert.Equal("that is wrong", await Run.Failure(() => Run.Update(() => Log.Error("that is wrong"))));

    [Fact]
    public async Task A_logged_error_lets_the_program_finish()
    {
        var mocks = new RecordingMocks();
        await Run.Failure(() =>
            Run.Update(
                () =>
                {
                    Log.Error("that is wrong");
                    _ = new Box<string>("after");
                },
                mocks
            )
        );

        Assert.Equal(["after"], mocks.Names);
    }

    [Fact]
    public async Task A_logged_exception_fails_the_run_with_its_text()
    {
        var exception = new ArithmeticException("divided");

        Assert.Equal(exception.ToString(), await Run.Failure(() => Run.Update(() => Log.Exception(exception))));
    }

    [Fact]
    public async Task Several_logged_errors_are_reported_together()
    {
        var exception = await Assert.ThrowsAsync<AggregateException>(() =>
            Run.Update(() =>
            {
                Log.Error("first");
                Log.Error("second");
            })
        );

        Assert.Equal(["first", "second"], exception.InnerExceptions.Select(inner => inner.Message).Order(StringComparer.Ordinal));
        Assert.All(exception.InnerExceptions, inner => Assert.IsType<RunException>(inner));
    }

    [Fact]
    public void Logging_needs_a_run() => Assert.Throws<InvalidOperationException>(() => Log.Info("too early"));

    [Fact]
    public async Task A_log_message_for_a_failed_resource_does_not_delay_the_failure()
    {
        var never = new TaskCompletionSource<object?>();

        var failure = await Run.Failure(() =>
            Run.Update(() =>
            {
                Log.Info("about it", new Box<string>("box", Output.Create(never.Task)));
                throw new RunException("that is wrong");
            })
        );

        Assert.Equal("that is wrong", failure);
    }
}
