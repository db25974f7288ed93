using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class FailureTests
{
    [Fact]
    public async Task A_RunException_is_reported_by_its_message_alone() =>
        Assert.Equal("say it plainly", await Run.Failure(() => Run.Update(Throwing(new RunException("say it plainly")))));

    [Fact]
    public async Task Another_exception_is_reported_with_the_program_and_the_trace()
    {
        var failure = await Run.Failure(() => Run.Update(Throwing(new ArithmeticException("divided"))));

        Assert.StartsWith("Running program '", failure, StringComparison.Ordinal);
        Assert.Contains("' failed with an unhandled exception:\nSystem.ArithmeticException: divided", failure, StringComparison.Ordinal);
        Assert.Contains(nameof(Throwing), failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ResourceException_may_hide_its_trace() =>
        Assert.Equal(
            "not this resource",
            await Run.Failure(() => Run.Update(Throwing(new ResourceException("not this resource", null, hideStack: true))))
        );

    [Fact]
    public async Task A_ResourceException_shows_its_trace_otherwise()
    {
        var failure = await Run.Failure(() => Run.Update(Throwing(new ResourceException("not this resource", null))));

        Assert.Contains("Pulumi.ResourceException: not this resource", failure, StringComparison.Ordinal);
        Assert.Contains(nameof(Throwing), failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_an_async_program_is_reported_unwrapped()
    {
        Func<Task> program = async () =>
        {
            await Task.Yield();
            throw new RunException("later");
        };

        Assert.Equal("later", await Run.Failure(() => Run.Update(program)));
    }

    [Fact]
    public async Task An_exception_in_an_unused_output_fails_the_run()
    {
        Action program = () => Output.Create(1).Apply(string (int _) => throw new RunException("in an apply"));

        Assert.Equal("in an apply", await Run.Failure(() => Run.Update(program)));
    }

    [Fact]
    public async Task An_exception_in_an_unused_task_fails_the_run()
    {
        Action program = () => Output.Create(Task.FromException<int>(new RunException("in a task")));

        Assert.Equal("in a task", await Run.Failure(() => Run.Update(program)));
    }

    [Fact]
    public async Task An_unused_output_is_awaited()
    {
        var finished = false;
        await Run.Update(() =>
        {
            Output
                .Create(1)
                .Apply(async x =>
                {
                    for (var i = 0; i < 1000; i++)
                        await Task.Yield();
                    return finished = true;
                });
        });

        Assert.True(finished);
    }

    [Fact]
    public async Task Resources_made_inside_an_Apply_are_awaited()
    {
        var mocks = new RecordingMocks();
        await Run.Update(
            () =>
            {
                Output
                    .Create(1)
                    .Apply(async x =>
                    {
                        await Task.Yield();
                        return new Box<int>("late", x).Value.Apply(_ => new Box<int>("later").Id);
                    });
            },
            mocks
        );

        Assert.Equal(["late", "later"], mocks.Names);
    }

    [Fact]
    public async Task The_function_of_an_unknown_output_cannot_fail_a_preview()
    {
        var mocks = new RecordingMocks { State = _ => new Dictionary<string, object>() };
        Action program = () => new Box<string>("box").Value.Apply(string (string _) => throw new RunException("never"));

        Assert.Single(await Run.Preview(program, mocks));
    }

    [Fact]
    public async Task A_failed_registration_fails_what_was_derived_from_it()
    {
        Output<string>? derived = null;
        await Run.Failure(() =>
            Run.Update(() =>
            {
                derived = new Box<string>("box", 5L).Id.Apply(id => id + "!");
            })
        );

        Assert.Contains("System.Int64", (await Assert.ThrowsAnyAsync<Exception>(() => derived!.See())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Exceptions_keep_message_and_cause()
    {
        var cause = new ArithmeticException("cause");

        Assert.Same(cause, new RunException("message", cause).InnerException);
        Assert.Equal("Error occurred during logging: cause", new LogException(cause).Message);
        Assert.Equal(
            "Output(s) 'a, b' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            RunException.OutputsHaveIncorrectType(["a", "b"]).Message
        );
    }

    private static Action Throwing(Exception exception) => () => throw exception;
}
