using Pulumi.Conformance.Support;
using Pulumi.Testing;

namespace Pulumi.Conformance;

public class DeploymentInstanceTests
{
    [Fact]
    public void There_is_no_instance_outside_a_run() => Assert.Throws<InvalidOperationException>(() => Deployment.Instance.StackName);

    [Fact]
    public void Resources_cannot_be_created_outside_a_run() => Assert.Throws<InvalidOperationException>(() => new Box<string>("box"));

    [Fact]
    public Task Test_runs_have_defaults_and_are_previews() => With(new TestOptions(), instance =>
        {
            Assert.Equal("stack", instance.StackName);
            Assert.Equal("project", instance.ProjectName);
            Assert.Equal("organization", instance.OrganizationName);
            Assert.True(instance.IsDryRun);
        });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task Test_runs_take_every_value_from_their_options(bool preview)
    {
        var options = new TestOptions
        {
            IsPreview = preview,
            ProjectName = "shop",
            StackName = "dev",
            OrganizationName = "contoso",
            RootDirectory = "/repository",
        };
        return With(options, instance =>
        {
            Assert.Equal("dev", instance.StackName);
            Assert.Equal("shop", instance.ProjectName);
            Assert.Equal("contoso", instance.OrganizationName);
            Assert.Equal("/repository", instance.RootDirectory);
            Assert.Equal(preview, instance.IsDryRun);
        });
    }

    [Fact]
    public Task A_missing_root_directory_is_an_error() =>
        With(new TestOptions(), instance => Assert.Throws<InvalidOperationException>(() => instance.RootDirectory));

    [Fact]
    public async Task Runs_end_with_their_task()
    {
        await Run.Update(() =>
        {
            _ = new Box<string>("box");
        });

        Assert.Throws<InvalidOperationException>(() => Deployment.Instance.StackName);
    }

    [Fact]
    public async Task Thirty_runs_at_once_do_not_mix()
    {
        var runs = Enumerable
            .Range(0, 30)
            .Select(async i =>
            {
                var mocks = new RecordingMocks();
                var options = new TestOptions { StackName = $"stack-{i}", IsPreview = i % 2 == 0 };
                Box<string>? last = null;
                var resources = await Run.With(
                    options,
                    async () =>
                    {
                        var group = new Group($"group-{i}");
                        for (var j = 0; j < 10; j++)
                        {
                            await Task.Yield();
                            Assert.Equal($"stack-{i}", Deployment.Instance.StackName);
                            last = new Box<string>($"box-{i}-{j}", Deployment.Instance.StackName, new() { Parent = group });
                        }
                    },
                    mocks
                );

                Assert.Equal(11, resources.Length);
                Assert.All(mocks.Names, name => Assert.Equal($"{i}", name.Split('-')[1]));
                Assert.Equal($"stack-{i}", (await last!.Value.See()).Value);
                Assert.StartsWith($"urn:pulumi:stack-{i}::", (await last.Urn.See()).Value, StringComparison.Ordinal);
            });

        await Task.WhenAll(runs);
    }

    private static Task With(TestOptions options, Action<DeploymentInstance> check) => Run.With(options, () =>
        {
            check(Deployment.Instance);
            return Task.CompletedTask;
        });
}
