using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Infra.Access;
using Infra.Components.Web;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Barriers;

/// <summary>The package's upload against a store that does not know the deployer's role yet.</summary>
public sealed class BlobUploaderTests
{
    private static readonly AppPackage Package = new(typeof(BlobUploader).Assembly.Location, new string('a', 64));

    [Fact]
    public async Task An_upload_waits_until_the_role_is_in_effect()
    {
        var store = new Store { Denials = 30 };
        var clock = new QuickClock();
        var start = clock.GetUtcNow();

        await UploadAsync(store, clock);

        Assert.Equal(1, store.Uploads);
        Assert.Equal(TimeSpan.FromSeconds(30 * 15), clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_store_that_always_denies_ends_the_update_after_ten_minutes()
    {
        var store = new Store { Denials = int.MaxValue };
        var clock = new QuickClock();
        var start = clock.GetUtcNow();

        var error = await Assert.ThrowsAsync<RunException>(() => UploadAsync(store, clock));

        Assert.Contains("rejects the upload (AuthorizationPermissionMismatch)", error.Message);
        Assert.Contains("pulumi config set --path 'allowedAddresses[0]' <address>", error.Message);
        Assert.InRange(clock.GetUtcNow() - start, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10));
        Assert.Equal(0, store.Uploads);
    }

    /// <summary>No role helps a caller outside the network, and the time of a deployment is limited.</summary>
    [Fact]
    public async Task A_store_that_is_closed_to_the_network_ends_the_update_after_five_minutes()
    {
        var clock = new QuickClock();
        var start = clock.GetUtcNow();

        var error = await Assert.ThrowsAsync<RunException>(() =>
            UploadAsync(new Store { Denials = int.MaxValue, Denial = "AuthorizationFailure" }, clock)
        );

        Assert.Contains("rejects the upload (AuthorizationFailure)", error.Message);
        Assert.InRange(clock.GetUtcNow() - start, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    /// <summary>All waits are on the clock that the program is given.</summary>
    [Theory]
    [InlineData("ServerBusy", HttpStatusCode.ServiceUnavailable)]
    [InlineData("InternalError", HttpStatusCode.InternalServerError)]
    [InlineData(null, HttpStatusCode.TooManyRequests)]
    public async Task A_fault_of_the_store_that_passes_is_waited_for(string? code, HttpStatusCode status)
    {
        var store = new Store
        {
            Denials = 3,
            Denial = code,
            Status = status,
        };
        var clock = new QuickClock();
        var start = clock.GetUtcNow();

        await UploadAsync(store, clock);

        Assert.Equal(1, store.Uploads);
        Assert.Equal(TimeSpan.FromSeconds(3 * 15), clock.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_fault_of_the_store_that_stays_ends_the_update_after_a_minute()
    {
        var clock = new QuickClock();
        var start = clock.GetUtcNow();
        var store = new Store
        {
            Denials = int.MaxValue,
            Denial = "ServerBusy",
            Status = HttpStatusCode.ServiceUnavailable,
        };

        var error = await Assert.ThrowsAsync<RunException>(() => UploadAsync(store, clock));

        Assert.Contains("(status 503, ServerBusy) after 4 attempts; run pulumi up again", error.Message);
        Assert.Equal(TimeSpan.FromSeconds(45), clock.GetUtcNow() - start);
    }

    /// <summary>The site would start without its package.</summary>
    [Theory]
    [InlineData("BlobAlreadyExists", true)]
    [InlineData("ContainerBeingDeleted", false)]
    public async Task A_conflict_is_an_upload_only_if_the_package_exists(string code, bool isDone)
    {
        var upload = UploadAsync(new Store { Conflict = code }, new QuickClock());

        Assert.Equal(isDone, await Record.ExceptionAsync(() => upload) is null);
    }

    [Fact]
    public async Task A_package_that_exists_is_not_uploaded_again()
    {
        var store = new Store { Exists = true };

        await UploadAsync(store, new QuickClock());

        Assert.Equal(0, store.Uploads);
    }

    /// <summary>Azure.Identity rejects the variable when a credential is made, which a plan does not need.</summary>
    [Fact]
    public async Task A_wrong_choice_of_the_login_is_explained_at_the_upload()
    {
        var uploader = new BlobUploader(
            () => DeployerLogin.Create(() => throw new InvalidOperationException("Invalid value"), _ => "AzureCli"),
            new QuickClock()
        );

        var error = await Assert.ThrowsAsync<RunException>(() =>
            uploader.UploadAsync(new Uri("https://pkg.blob.core.windows.net/p"), Package)
        );

        Assert.Equal(
            "AZURE_TOKEN_CREDENTIALS must be dev, prod or the name of one credential, such as AzureCliCredential, got 'AzureCli'; "
                + "unset AZURE_TOKEN_CREDENTIALS",
            error.Message
        );
    }

    private static Task UploadAsync(Store store, TimeProvider clock)
    {
        var options = new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(store)) };
        var uploader = new BlobUploader(() => new AnyToken(), clock, options);
        return Pulumi.Deployment.TestAsync(new EmptyMocks(), new TestOptions { IsPreview = false }, () =>
            uploader.UploadAsync(new Uri("https://pkg.blob.core.windows.net/packages"), Package)
        );
    }

    private sealed class Store : HttpMessageHandler
    {
        private int _requests;

        public int Denials { get; init; }

        public string? Denial { get; init; } = "AuthorizationPermissionMismatch";

        public HttpStatusCode Status { get; init; } = HttpStatusCode.Forbidden;

        public bool Exists { get; init; }

        /// <summary>The answer to an upload; null accepts it.</summary>
        public string? Conflict { get; init; }

        public int Uploads { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_requests++ < Denials)
            {
                return Task.FromResult(Answer(Status, Denial));
            }

            Uploads += request.Method == HttpMethod.Put ? 1 : 0;
            return Task.FromResult(
                request.Method == HttpMethod.Put && Conflict is not null ? Answer(HttpStatusCode.Conflict, Conflict)
                : request.Method == HttpMethod.Put ? Answer(HttpStatusCode.Created, null)
                : Exists ? Answer(HttpStatusCode.OK, null)
                : Answer(HttpStatusCode.NotFound, "BlobNotFound")
            );
        }

        private static HttpResponseMessage Answer(HttpStatusCode status, string? error)
        {
            var response = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
            response.Headers.ETag = new("\"1\"");
            response.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
            if (error is not null)
            {
                response.Headers.Add("x-ms-error-code", error);
            }

            return response;
        }
    }

    private sealed class AnyToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
