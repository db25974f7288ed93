using System.Text.Json;
using Ci.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Ci.Tests;

/// <summary>Runs .ci/smoke against the real app: cases that pass and cases that fail.</summary>
public sealed class SmokeTests(DeployedApp app) : IClassFixture<DeployedApp>, IDisposable
{
    private static readonly string Commit = DeployedApp.Commit;
    private static readonly string Digest = DeployedApp.Digest;

    private readonly string folder = Directory.CreateTempSubdirectory("smoke-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_deployed_app_passes()
    {
        var result = await SmokeAsync(new { url = app.Address, privateHosts = Array.Empty<string>() });

        Assert.True(result.Code == 0, result.ToString());
        Assert.Matches(
            """
            ^ok      readiness: mode Offline, model null, prompt [0-9a-f]{12}, index [0-9a-f]{12}
            ok      health
            ok      answer with a citation: [1-9] cited
            ok      refusal
            -       anonymous requests rejected: skipped, this stack has no sign-in
            -       private addresses: skipped, this stack has no private endpoint
            $
            """.TrimEnd(),
            result.Output
        );
    }

    [Theory]
    [InlineData("e", "d")]
    [InlineData("c", "e")]
    public async Task Another_release_fails(string commit, string digest)
    {
        var (expectedCommit, expectedDigest) = (new string(commit[0], 40), new string(digest[0], 64));

        var result = await SmokeAsync(new { url = app.Address }, [expectedCommit, expectedDigest]);

        Assert.True(result.Code == 1, result.ToString());
        Assert.Contains(
            $"FAILED  readiness: expected commit {expectedCommit}, package {expectedDigest}; got status 200, ready, "
                + $"commit {Commit}, package {Digest}\n",
            result.Output
        );
        Assert.Contains("ok      refusal\n", result.Output);
    }

    /// <summary>
    /// The app answers questions that the documents cover and refuses others. Swapped questions must fail.
    /// </summary>
    [Fact]
    public async Task An_answer_instead_of_a_refusal_fails_and_vice_versa()
    {
        var answered = await SmokeAsync(new { url = app.Address }, ("SMOKE_STRANGE", "Why does grounding data need an index of its own?"));
        var refused = await SmokeAsync(new { url = app.Address }, ("SMOKE_QUESTION", "Who won the ice hockey world championship in 1987?"));

        Assert.Equal((1, 1), (answered.Code, refused.Code));
        Assert.Contains("FAILED  refusal: status 200, answered", answered.Output);
        Assert.Contains("FAILED  answer with a citation: status 200", refused.Output);
    }

    [Fact]
    public async Task An_app_that_is_not_ready_reports_the_failed_check()
    {
        await using var other = await BuiltApp.StartAsync(Commit, Digest, ("Identity__SignIn", "AppService"));

        var result = await SmokeAsync(new { url = other.Address });

        Assert.True(result.Code == 1, result.ToString());
        Assert.Contains("FAILED  readiness: ", result.Output);
        Assert.Contains("got status 503, not ready", result.Output);
        Assert.Contains("sign-in not ready: Identity:SignIn is AppService, but App Service authentication is off", result.Output);
        Assert.Contains("FAILED  answer with a citation", result.Output);
    }

    [Fact]
    public async Task An_app_that_is_not_running_is_reported_in_one_pass()
    {
        var result = await SmokeAsync(new { url = "http://127.0.0.1:9/" });

        Assert.True(result.Code == 1, result.ToString());
        Assert.Contains("got status 000\n", result.Output);
        Assert.Contains("FAILED  health: status 000 from http://127.0.0.1:9/healthz\n", result.Output);
        Assert.Equal(3, result.Output.Split("skipped, the app is not running").Length - 1);
    }

    /// <summary>Outside App Service the app accepts no identity, so every request is rejected, also with the token.</summary>
    [Fact]
    public async Task With_sign_in_anonymous_requests_must_be_rejected()
    {
        await using var closed = await BuiltApp.StartAsync(
            Commit,
            Digest,
            ("Identity__SignIn", "AppService"),
            ("WEBSITE_AUTH_ENABLED", "true")
        );

        var refused = await SmokeAsync(new { url = closed.Address, signInClientId = "44444444-1111-4222-8333-555555555555" });
        var answered = await SmokeAsync(new { url = app.Address, signInClientId = "44444444-1111-4222-8333-555555555555" });

        Assert.Contains("ok      anonymous requests rejected: status 401\n", refused.Output);
        Assert.Contains(
            "the token was rejected: az ad app update --id 44444444-1111-4222-8333-555555555555 --requested-access-token-version 2\n",
            refused.Output
        );
        Assert.Contains("FAILED  anonymous requests rejected: status 200\n", answered.Output);
        Assert.Equal(1, answered.Code);
        Assert.DoesNotContain("a-token", refused.ToString());
        Assert.Contains(
            "az account get-access-token --scope api://44444444-1111-4222-8333-555555555555/.default --query accessToken --output tsv",
            await File.ReadAllLinesAsync(Path.Combine(folder, "calls"))
        );
    }

    /// <summary>The first deployment creates the address for the DNS record.</summary>
    [Theory]
    [InlineData(
        "https://chat.nowhere.invalid/",
        "status 000, the name chat.nowhere.invalid does not resolve; create its DNS record with this address:\n"
            + "          az network public-ip list -g rg-one --query \"[?contains(name, 'gateway')].ipAddress\" --output tsv\n"
    )]
    [InlineData("https://app.azurewebsites.net/", "status 000, the name app.azurewebsites.net does not resolve\n")]
    public async Task An_unresolvable_host_name_is_reported_with_the_required_DNS_record(string url, string expected)
    {
        var result = await SmokeAsync(new { url, resourceGroup = "rg-one" }, ("ADDRESSES", ""), ("https_proxy", "http://127.0.0.1:9"));

        Assert.True(result.Code == 2, result.ToString());
        Assert.Contains($"?       readiness: could not be checked, {expected}", result.Output);
    }

    [Fact]
    public async Task A_blocked_client_address_is_reported_with_the_fix()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var closed = builder.Build();
        closed.Run(context =>
        {
            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        });
        await closed.StartAsync();

        var direct = await SmokeAsync(new { url = closed.Urls.Single() });
        var behindGateway = await SmokeAsync(new { url = closed.Urls.Single(), signInClientId = "44444444-1111-4222-8333-555555555555" });

        Assert.Equal((2, 1), (direct.Code, behindGateway.Code));
        Assert.Contains("status 403, the site admits allowedAddresses only: add the public address of this machine\n", direct.Output);
        Assert.Contains("got status 403\n", behindGateway.Output);
    }

    [Fact]
    public async Task A_token_that_is_never_issued_exits_with_2_after_three_requests()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "no-token"), "app");

        var result = await SmokeAsync(new { url = app.Address, signInClientId = "44444444-1111-4222-8333-555555555555" });

        Assert.True(result.Code == 2, result.ToString());
        Assert.Contains("error: no token for the app (above)", result.Errors);
        Assert.Equal(3, (await File.ReadAllLinesAsync(Path.Combine(folder, "calls"))).Count(call => call.Contains("get-access-token")));
    }

    [Theory]
    [InlineData("0", "SMOKE_TRIES must be 1 to 999, got '0'")]
    [InlineData("x", "SMOKE_TRIES must be 1 to 999, got 'x'")]
    public async Task All_invalid_variables_are_reported_in_one_message(string tries, string expected)
    {
        var result = await SmokeAsync(new { url = app.Address }, ("SMOKE_TRIES", tries), ("SMOKE_PAUSE", "soon"), ("SMOKE_OUTSIDE", "yes"));

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Equal(
            $"error: {expected}; SMOKE_PAUSE must be 0 to 999 seconds, got 'soon'; SMOKE_OUTSIDE must be true or false, got 'yes'\n",
            result.Errors
        );
    }

    [Fact]
    public async Task An_app_that_never_answers_costs_no_more_than_the_given_time()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var result = await SmokeAsync(new { url = $"http://{silent.LocalEndpoint}" }, ("SMOKE_SECONDS", "2"), ("SMOKE_TRIES", "999"));

        Assert.True(result.Code == 1, result.ToString());
        Assert.Contains("FAILED  health: status 000", result.Output);
        // Two seconds, and the starts of processes on a busy machine; a request alone may take 15 seconds otherwise.
        Assert.InRange(watch.Elapsed.TotalSeconds, 1, 14);
    }

    [Fact]
    public async Task The_slot_is_tested_at_its_own_address()
    {
        var asked = await SmokeAsync(new { url = "http://127.0.0.1:9/", slotUrl = app.Address }, [Commit, Digest, "--slot"]);
        var none = await SmokeAsync(new { url = app.Address }, [Commit, Digest, "--slot"]);

        Assert.True(asked.Code == 0, asked.ToString());
        Assert.Equal(2, none.Code);
        Assert.Contains("has no address; deploy the stack first", none.Errors);
    }

    [Theory]
    [InlineData("private", 1, "FAILED  private addresses: the network is private, but the outputs list no private host\n")]
    [InlineData("existing", 1, "FAILED  private addresses: the network is existing, but the outputs list no private host\n")]
    [InlineData("public", 0, "-       private addresses: skipped, this stack has no private endpoint\n")]
    public async Task A_private_stack_without_private_hosts_in_its_outputs_fails(string network, int code, string expected)
    {
        var result = await SmokeAsync(
            new
            {
                url = app.Address,
                network,
                privateHosts = Array.Empty<string>(),
            }
        );

        Assert.True(result.Code == code, result.ToString());
        Assert.Contains(expected, result.Output);
    }

    [Theory]
    [InlineData("192.168.24.5", 0, "ok      a private address for kv.vault.azure.net: 192.168.24.5")]
    [InlineData("100.64.3.1 fd00::5", 0, "ok      a private address for kv.vault.azure.net: 100.64.3.1 fd00::5")]
    [InlineData("20.50.1.2", 1, "FAILED  a private address for kv.vault.azure.net: got 20.50.1.2")]
    [InlineData("192.168.24.5 20.50.1.2", 1, "FAILED  a private address for kv.vault.azure.net: got 192.168.24.5 20.50.1.2")]
    [InlineData("172.32.0.1", 1, "FAILED  a private address for kv.vault.azure.net: got 172.32.0.1")]
    [InlineData("", 1, "FAILED  a private address for kv.vault.azure.net: the name does not resolve")]
    public async Task Private_endpoints_must_resolve_to_private_addresses(string addresses, int code, string expected)
    {
        var inside = await SmokeAsync(Private, ("ADDRESSES", addresses));

        Assert.True(inside.Code == code, inside.ToString());
        Assert.Contains(expected + "\n", inside.Output);
    }

    [Fact]
    public async Task Public_addresses_of_private_endpoints_are_accepted_outside_the_network()
    {
        var outside = await SmokeAsync(Private, ("ADDRESSES", "20.50.1.2"), ("SMOKE_OUTSIDE", "true"));

        Assert.True(outside.Code == 0, outside.ToString());
        Assert.Contains("-       private addresses: skipped, this machine is outside the network (SMOKE_OUTSIDE)\n", outside.Output);
    }

    private object Private => new { url = app.Address, privateHosts = new[] { "kv.vault.azure.net" } };

    private Task<Result> SmokeAsync(object outputs, params (string Name, string Value)[] variables) =>
        SmokeAsync(outputs, [Commit, Digest], variables);

    private async Task<Result> SmokeAsync(object outputs, string[] arguments, params (string Name, string Value)[] variables)
    {
        var file = Path.Combine(folder, "outputs.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(outputs));
        var shell = new Command(folder)
        {
            Variables =
            {
                ["PATH"] = $"{Checkout.At("tests", "ci", "StandIns")}:{Environment.GetEnvironmentVariable("PATH")}",
                // A script starts a hundred programs, and each starts faster without a locale.
                ["LC_ALL"] = "C",
                ["CLOUD"] = folder,
                ["SMOKE_TRIES"] = "3",
                ["SMOKE_PAUSE"] = "0",
            },
        };
        foreach (var (name, value) in variables)
        {
            shell.Variables[name] = value;
        }

        return await shell.RunAsync(Checkout.At(".ci", "smoke"), [file, .. arguments]);
    }
}
