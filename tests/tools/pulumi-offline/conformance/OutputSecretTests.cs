using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

public class OutputSecretTests
{
    [Fact]
    public async Task A_value_can_be_created_secret()
    {
        var result = await Output.CreateSecret("hidden").See();

        Assert.Equal("hidden", result.Value);
        Assert.True(result.Known);
        Assert.True(result.Secret);
    }

    [Fact]
    public async Task A_task_can_be_created_secret()
    {
        var result = await Output.CreateSecret(Task.FromResult(5)).See();

        Assert.Equal(5, result.Value);
        Assert.True(result.Secret);
    }

    [Fact]
    public async Task An_output_can_be_made_secret_and_the_original_stays_plain()
    {
        var plain = Output.Create(5);
        var secret = Output.CreateSecret(plain);

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.False(await Output.IsSecretAsync(plain));
    }

    [Fact]
    public async Task Making_an_unknown_output_secret_leaves_it_unknown()
    {
        var result = await Output.CreateSecret(Seeing.Make(1, false, false)).See();

        Assert.False(result.Known);
        Assert.True(result.Secret);
    }

    [Fact]
    public async Task Making_an_output_secret_keeps_its_dependencies()
    {
        var result = await Run.SeeInUpdate(() => Output.CreateSecret(new Box<int>("a", 1).Value));

        Assert.True(result.Secret);
        Assert.Equal(["a"], result.Dependencies);
    }

    [Fact]
    public void A_null_value_cannot_be_made_secret() => Assert.Throws<ArgumentNullException>(() => Output.CreateSecret((Output<int>)null!));

    [Fact]
    public async Task Unsecret_keeps_value_and_dependencies()
    {
        var result = await Run.SeeInUpdate(() => Output.Unsecret(Output.CreateSecret(new Box<int>("a", 4).Value)));

        Assert.Equal(4, result.Value);
        Assert.False(result.Secret);
        Assert.Equal(["a"], result.Dependencies);
    }

    [Fact]
    public async Task Unsecret_leaves_an_unknown_unknown()
    {
        var result = await Output.Unsecret(Seeing.Make(1, false, true)).See();

        Assert.False(result.Known);
        Assert.False(result.Secret);
    }

    [Fact]
    public async Task A_plain_output_is_not_secret() => Assert.False(await Output.IsSecretAsync(Output.Create(1)));
}
