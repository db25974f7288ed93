using AzureSimulator;

namespace Rehearsal.Updates;

/// <summary>The blobs of the simulated accounts, by address.</summary>
internal sealed class KeptBlobs
{
    private readonly HashSet<string> _blobs = [];

    public ArmResponse Send(BlobRequest request)
    {
        var address = request.Host + request.Path;
        return request.Method == "PUT" ? new ArmResponse(_blobs.Add(address) ? 201 : 409)
            : _blobs.Contains(address) ? new ArmResponse(200)
            : ArmResponse.Failure(404, "BlobNotFound", "The specified blob does not exist.");
    }
}
