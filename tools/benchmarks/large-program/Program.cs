using LargeProgram;
using Pulumi;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var units = config.RequireInt32("units");
    for (var unit = 1; unit <= units; unit++)
    {
        if (config.Require("shape") == "storage")
            StorageUnit.Create(unit);
        else
            WorkloadUnit.Create(unit);
    }
});
