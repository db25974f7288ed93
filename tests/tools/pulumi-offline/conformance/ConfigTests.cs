using System.Text.Json;
using Pulumi.Conformance.Support;

namespace Pulumi.Conformance;

[Collection(ProcessEnvironment.Name)]
public sealed class ConfigTests : IDisposable
{
    private const string Variable = "PULUMI_CONFIG";

    private sealed record Model(string Name, int Capacity);

    public ConfigTests() =>
        Environment.SetEnvironmentVariable(
            Variable,
            JsonSerializer.Serialize(
                new Dictionary<string, string>
                {
                    ["project:text"] = "hello",
                    ["project:empty"] = "",
                    ["project:yes"] = "true",
                    ["project:no"] = "false",
                    ["project:Yes"] = "True",
                    ["project:count"] = "-7",
                    ["project:ratio"] = "1.5",
                    ["project:exponent"] = "1e3",
                    ["project:comma"] = "1,5",
                    ["project:model"] = """{"Name":"gpt","Capacity":3}""",
                    ["project:lower"] = """{"name":"gpt","capacity":3}""",
                    ["project:list"] = "[1,2]",
                    ["project:broken"] = "{",
                    ["project:config:old"] = "kept",
                    ["azure:location"] = "westeurope",
                }
            )
        );

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    [Fact]
    public Task Values_are_read_by_the_project_name() =>
        With(config =>
        {
            Assert.Equal("hello", config.Get("text"));
            Assert.Equal("hello", config.Require("text"));
            Assert.Equal("", config.Require("empty"));
        });

    [Fact]
    public Task Values_of_another_namespace_are_read_by_its_name() =>
        With(_ =>
        {
            Assert.Equal("westeurope", new Config("azure").Require("location"));
            Assert.Equal("westeurope", new Config("azure:config").Require("location"));
            Assert.Null(new Config("azure").Get("text"));
        });

    [Fact]
    public Task Keys_in_the_old_form_are_read_as_well() => With(config => Assert.Equal("kept", config.Get("old")));

    [Fact]
    public Task Missing_values_are_null() =>
        With(config =>
        {
            Assert.Null(config.Get("missing"));
            Assert.Null(config.GetSecret("missing"));
            Assert.Null(config.GetBoolean("missing"));
            Assert.Null(config.GetSecretBoolean("missing"));
            Assert.Null(config.GetInt32("missing"));
            Assert.Null(config.GetSecretInt32("missing"));
            Assert.Null(config.GetDouble("missing"));
            Assert.Null(config.GetSecretDouble("missing"));
            Assert.Null(config.GetObject<Model>("missing"));
            Assert.Null(config.GetSecretObject<Model>("missing"));
        });

    [Fact]
    public Task Booleans_are_true_and_false() =>
        With(config =>
        {
            Assert.True(config.GetBoolean("yes"));
            Assert.False(config.GetBoolean("no"));
            Assert.True(config.RequireBoolean("yes"));
        });

    [Fact]
    public Task Numbers_are_read_the_same_everywhere() =>
        With(config =>
        {
            Assert.Equal(-7, config.GetInt32("count"));
            Assert.Equal(-7, config.RequireInt32("count"));
            Assert.Equal(1.5, config.GetDouble("ratio"));
            Assert.Equal(1000, config.RequireDouble("exponent"));
        });

    [Fact]
    public Task Objects_are_read_from_json() =>
        With(config =>
        {
            Assert.Equal(new Model("gpt", 3), config.GetObject<Model>("model"));
            Assert.Equal(new Model("gpt", 3), config.RequireObject<Model>("model"));
            Assert.Equal([1, 2], config.RequireObject<int[]>("list"));
        });

    [Fact]
    public Task Objects_are_read_by_the_options_given() =>
        With(async config =>
        {
            var options = new JsonSerializerOptions { PropertyNameCaseInsensitive = true };
            var model = new Model("gpt", 3);

            Assert.Equal(model, config.GetObject<Model>("lower", options));
            Assert.Equal(model, config.RequireObject<Model>("lower", options));
            Assert.Equal(model, (await config.GetSecretObject<Model>("lower", options)!.See()).Value);
            Assert.Equal(model, (await config.RequireSecretObject<Model>("lower", options).See()).Value);
        });

    [Fact]
    public Task Secrets_are_secret_outputs() =>
        With(async config =>
        {
            await IsSecret("hello", config.GetSecret("text")!);
            await IsSecret("hello", config.RequireSecret("text"));
            await IsSecret(true, config.GetSecretBoolean("yes")!);
            await IsSecret(true, config.RequireSecretBoolean("yes"));
            await IsSecret(-7, config.GetSecretInt32("count")!);
            await IsSecret(-7, config.RequireSecretInt32("count"));
            await IsSecret(1.5, config.GetSecretDouble("ratio")!);
            await IsSecret(1.5, config.RequireSecretDouble("ratio"));
            await IsSecret(new Model("gpt", 3), config.GetSecretObject<Model>("model")!);
            await IsSecret(new Model("gpt", 3), config.RequireSecretObject<Model>("model"));
        });

    public static TheoryData<string, Action<Config>> Missing =>
        new()
        {
            { "text", config => config.Require("missing") },
            { "secret text", config => config.RequireSecret("missing") },
            { "boolean", config => config.RequireBoolean("missing") },
            { "secret boolean", config => config.RequireSecretBoolean("missing") },
            { "integer", config => config.RequireInt32("missing") },
            { "secret integer", config => config.RequireSecretInt32("missing") },
            { "double", config => config.RequireDouble("missing") },
            { "secret double", config => config.RequireSecretDouble("missing") },
            { "object", config => config.RequireObject<Model>("missing") },
            { "secret object", config => config.RequireSecretObject<Model>("missing") },
        };

    [Theory, MemberData(nameof(Missing), DisableDiscoveryEnumeration = true)]
    public async Task A_missing_value_is_reported_with_the_command_that_sets_it(string kind, Action<Config> read)
    {
        Assert.NotEmpty(kind);
        Assert.Equal(
            "Missing Required configuration variable 'project:missing'\n\tplease set a value using the command `pulumi config "
                + "set project:missing <value>`",
            await Run.Failure(() => Run.Update(() => read(new Config())))
        );
    }

    public static TheoryData<string, string, string, Action<Config>> Invalid =>
        new()
        {
            { "Yes", "True", "Boolean", config => config.GetBoolean("Yes") },
            { "text", "hello", "Boolean", config => config.RequireSecretBoolean("text") },
            { "ratio", "1.5", "Int32", config => config.RequireInt32("ratio") },
            { "text", "hello", "Int32", config => config.GetSecretInt32("text") },
            { "comma", "1,5", "Double", config => config.GetDouble("comma") },
            { "broken", "{", typeof(Model).FullName!, config => config.GetObject<Model>("broken") },
            { "text", "hello", typeof(Model).FullName!, config => config.RequireObject<Model>("text") },
        };

    [Theory, MemberData(nameof(Invalid), DisableDiscoveryEnumeration = true)]
    public async Task An_invalid_value_is_reported_with_the_expected_type(string key, string value, string type, Action<Config> read) =>
        Assert.Equal(
            $"Configuration 'project:{key}' value '{value}' is not a valid {type}",
            await Run.Failure(() => Run.Update(() => read(new Config())))
        );

    [Fact]
    public async Task Configuration_is_read_when_a_run_starts()
    {
        await Run.Update(() =>
        {
            Environment.SetEnvironmentVariable(Variable, null);
            Assert.Equal("hello", new Config().Get("text"));
        });

        await Run.Update(() =>
        {
            Assert.Null(new Config().Get("text"));
        });
    }

    private static async Task IsSecret<T>(T value, Output<T> output)
    {
        var result = await output.See();
        Assert.Equal(value, result.Value);
        Assert.True(result.Secret);
    }

    private static Task With(Action<Config> check) => Run.Update(() => check(new Config()));

    private static Task With(Func<Config, Task> check) => Run.Update(() => check(new Config()));
}
